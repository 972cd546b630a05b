/** A FEEL type, resolved from its name (DMN 1.5, 10.3.1.3 and 7.3.2). */
export type FeelType = AnyType | SimpleType | ListType | ContextType | FunctionType;

interface Restricted {
  /** False for a value of the right kind that the allowed values exclude. */
  readonly accepts?: (value: unknown) => boolean;
}

export interface AnyType extends Restricted {
  readonly kind: 'any';
}

export interface SimpleType extends Restricted {
  readonly kind: 'simple';
  readonly name: SimpleName;
}

export interface ListType extends Restricted {
  readonly kind: 'list';
  readonly of: FeelType;
}

export interface ContextType extends Restricted {
  readonly kind: 'context';
  readonly fields: ReadonlyMap<string, FeelType>;
}

export interface FunctionType extends Restricted {
  readonly kind: 'function';
  readonly result: FeelType;
}

export type SimpleName =
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration';

export const ANY: FeelType = { kind: 'any' };

/** Types that need no definition, with the spellings of XML Schema that older tools write. */
const BUILT_IN: Readonly<Record<string, FeelType>> = {
  Any: ANY,
  context: { kind: 'context', fields: new Map() },
  list: { kind: 'list', of: ANY },
  function: { kind: 'function', result: ANY },
  ...simple('number', 'integer', 'long', 'double'),
  ...simple('string'),
  ...simple('boolean'),
  ...simple('date'),
  ...simple('time'),
  ...simple('date and time', 'dateTime'),
  ...simple('days and time duration', 'dayTimeDuration'),
  ...simple('years and months duration', 'yearMonthDuration'),
};

/** The built-in type of a name such as `number` or `feel:number`. */
export function builtInType(name: string): FeelType | undefined {
  return BUILT_IN[name.replace(/^feel:/, '')];
}

/** A value with the names that a type has, for parsing paths and filters of multi-word names. */
export function sampleOf(type: FeelType): unknown {
  if (type.kind === 'list') return [sampleOf(type.of)];
  if (type.kind !== 'context') return null;
  return Object.fromEntries([...type.fields].map(([name, field]) => [name, sampleOf(field)]));
}

function simple(name: SimpleName, ...others: string[]): Record<string, FeelType> {
  return Object.fromEntries([name, ...others].map((spelling) => [spelling, { kind: 'simple', name }]));
}
