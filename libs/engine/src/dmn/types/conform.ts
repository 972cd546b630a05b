import {
  date,
  dateAndTime,
  duration,
  FeelDate,
  FeelDateTime,
  FeelDuration,
  isFunction,
  isRange,
  time,
  FeelTime,
} from 'feelin';
import type { ContextType, FeelType, SimpleName } from './feel-type.ts';

/** Marks a value that a type does not take; no FEEL value is a symbol. */
export const MISFIT = Symbol('misfit');

/**
 * The value as a type wants it, with the implicit conversions of DMN 1.5, 10.3.2.9.4: a list of one for its item,
 * an item for a list of one, a date for its midnight in UTC; `MISFIT` for anything else.
 */
export function conform(value: unknown, type: FeelType): unknown {
  if (value === null || value === undefined) return null;
  const fitted = fit(value, type);
  if (fitted === MISFIT) return MISFIT;
  return type.accepts && !type.accepts(fitted) ? MISFIT : fitted;
}

/** As `conform`, for data from outside: temporal values come as ISO 8601 texts. */
export function conformData(value: unknown, type: FeelType): unknown {
  return conform(withTemporals(value, type), type);
}

function fit(value: unknown, type: FeelType): unknown {
  switch (type.kind) {
    case 'any':
      return value;
    case 'function':
      return isFunction(value) ? value : MISFIT;
    case 'list':
      return all(Array.isArray(value) ? value : [value], type.of);
    case 'context':
      return fitContext(unwrapped(value), type);
    case 'simple':
      return fitSimple(unwrapped(value), type.name);
  }
}

function unwrapped(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

function all(items: readonly unknown[], type: FeelType): unknown {
  const fitted = items.map((item) => conform(item, type));
  return fitted.includes(MISFIT) ? MISFIT : fitted;
}

function fitContext(value: unknown, type: ContextType): unknown {
  if (!isContext(value)) return MISFIT;
  const fitted: Record<string, unknown> = { ...value };
  for (const [name, field] of type.fields) {
    if (!Object.hasOwn(value, name)) return MISFIT;
    const entry = conform(value[name], field);
    if (entry === MISFIT) return MISFIT;
    fitted[name] = entry;
  }
  return fitted;
}

/** True for a FEEL context: a plain object. */
export function isContext(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

const SIMPLE: Readonly<Record<SimpleName, (value: unknown) => boolean>> = {
  number: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  date: (value) => value instanceof FeelDate,
  time: (value) => value instanceof FeelTime,
  'date and time': (value) => value instanceof FeelDateTime,
  'days and time duration': (value) => value instanceof FeelDuration && !value.yearsMonths,
  'years and months duration': (value) => value instanceof FeelDuration && value.yearsMonths,
};

function fitSimple(value: unknown, name: SimpleName): unknown {
  if (name === 'date and time' && value instanceof FeelDate) return dateAndTime(`${value.toString()}T00:00:00Z`);
  return SIMPLE[name](value) ? value : MISFIT;
}

const FROM_TEXT: Readonly<Partial<Record<SimpleName, (text: string) => unknown>>> = {
  date,
  time,
  'date and time': dateAndTime,
  'days and time duration': duration,
  'years and months duration': duration,
};

function withTemporals(value: unknown, type: FeelType): unknown {
  if (type.kind === 'simple' && typeof value === 'string') return FROM_TEXT[type.name]?.(value) ?? value;
  if (type.kind === 'list' && Array.isArray(value)) return value.map((item) => withTemporals(item, type.of));
  if (type.kind !== 'context' || !isContext(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      const field = type.fields.get(name);
      return [name, field ? withTemporals(entry, field) : entry];
    }),
  );
}

/** How messages show a value. */
export function shown(value: unknown): string {
  if (isFunction(value)) return 'a function';
  if (isRange(value)) return String(value);
  return JSON.stringify(value);
}

/** How messages name a type. */
export function typeName(type: FeelType): string {
  if (type.kind === 'simple') return type.name;
  return type.kind === 'list' ? `list<${typeName(type.of)}>` : type.kind;
}
