import { evaluate, FeelFunction } from 'feelin';

const compared = evaluate('function(a, b) a = b').value;

/** FEEL's `a = b`; values that cannot be compared are not equal. */
export function feelEquals(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' && typeof b !== 'object') return a === b;
  return compared instanceof FeelFunction && compared.invoke([a, b]) === true;
}
