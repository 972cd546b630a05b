import type { Variable } from './decision-model.ts';

/** What every boxed expression has: the id to name it by, and the type its value must have. */
interface Boxed {
  readonly element: string;
  readonly typeRef: string | undefined;
}

/** A boxed expression (DMN 1.5, 10.2). */
export type Logic =
  | LiteralLogic
  | TableLogic
  | ContextLogic
  | RelationLogic
  | ListLogic
  | InvocationLogic
  | FunctionLogic
  | ConditionalLogic
  | FilterLogic
  | IteratorLogic;

export interface LiteralLogic extends Boxed {
  readonly kind: 'literal';
  readonly text: string;
}

export interface ContextLogic extends Boxed {
  readonly kind: 'context';
  /** An entry without a name is the result of the context. */
  readonly entries: readonly { readonly variable: Variable | undefined; readonly logic: Logic }[];
}

export interface RelationLogic extends Boxed {
  readonly kind: 'relation';
  readonly columns: readonly Variable[];
  readonly rows: readonly (readonly Logic[])[];
}

export interface ListLogic extends Boxed {
  readonly kind: 'list';
  readonly items: readonly Logic[];
}

export interface InvocationLogic extends Boxed {
  readonly kind: 'invocation';
  readonly callee: Logic;
  readonly bindings: readonly { readonly parameter: string; readonly logic: Logic | undefined }[];
}

export interface FunctionLogic extends Boxed {
  readonly kind: 'function';
  readonly parameters: readonly Variable[];
  readonly body: Logic | undefined;
}

export interface ConditionalLogic extends Boxed {
  readonly kind: 'conditional';
  readonly condition: Logic;
  readonly then: Logic;
  readonly otherwise: Logic;
}

export interface FilterLogic extends Boxed {
  readonly kind: 'filter';
  readonly list: Logic;
  readonly match: Logic;
}

export interface IteratorLogic extends Boxed {
  readonly kind: 'for' | 'some' | 'every';
  readonly variable: string;
  readonly list: Logic;
  readonly body: Logic;
}

export interface TableLogic extends Boxed {
  readonly kind: 'table';
  readonly hitPolicy: HitPolicy;
  readonly aggregation: Aggregation | undefined;
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  readonly rules: readonly TableRule[];
}

export const HIT_POLICIES = ['UNIQUE', 'ANY', 'PRIORITY', 'FIRST', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT'] as const;

export type HitPolicy = (typeof HIT_POLICIES)[number];

export const AGGREGATIONS = ['SUM', 'MIN', 'MAX', 'COUNT'] as const;

export type Aggregation = (typeof AGGREGATIONS)[number];

export interface TableInput {
  readonly element: string;
  readonly expression: string;
  readonly typeRef: string | undefined;
  /** Unary tests that an input value must meet. */
  readonly allowed: string | undefined;
}

export interface TableOutput {
  readonly element: string;
  readonly name: string | undefined;
  readonly typeRef: string | undefined;
  /** Unary tests that an output value must meet; their order is the priority, highest first. */
  readonly allowed: string | undefined;
  readonly fallback: string | undefined;
}

export interface TableRule {
  readonly element: string;
  readonly tests: readonly string[];
  readonly outputs: readonly string[];
}
