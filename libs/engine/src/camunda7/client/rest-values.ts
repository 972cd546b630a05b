import type { Variables } from '../../command.ts';
import { isHiddenVariable } from '../translate/hidden-names.ts';

/** A variable as the REST API has it. */
export interface RestValue {
  readonly type: string;
  readonly value: unknown;
}

/** Longest text that the server's column for texts holds. */
const LONGEST_TEXT = 2_000;

/**
 * Process variables for the server. Texts, numbers and booleans are what the server's own tools show and ask for; all else
 * is JSON, which FEEL reads as lists and contexts.
 */
export function toRest(variables: Variables): Record<string, RestValue> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, restValue(value)]));
}

function restValue(value: unknown): RestValue {
  if (typeof value === 'string' && value.length <= LONGEST_TEXT) return { type: 'String', value };
  if (typeof value === 'boolean') return { type: 'Boolean', value };
  return jsonValue(value ?? null);
}

/** Any value as JSON. */
export function jsonValue(value: unknown): RestValue {
  return { type: 'Json', value: JSON.stringify(value) };
}

/** The value of a variable that was read without deserialising. */
export function fromRest({ type, value }: RestValue): unknown {
  if (value === null || value === undefined || type === 'Null') return null;
  const isText = typeof value === 'string';
  if (isText && (type === 'Json' || type === 'json' || type === 'Object' || type === 'object')) return parsed(value);
  return value;
}

/** Variables of the process itself, without those that the adapter or the server keeps for its own use. */
export function visibleOf(variables: Readonly<Record<string, RestValue>>): Variables {
  return Object.fromEntries(
    Object.entries(variables)
      .filter(([name]) => !isHiddenVariable(name))
      .map(([name, value]) => [name, fromRest(value)]),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
