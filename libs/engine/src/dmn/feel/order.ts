import { evaluate, FeelDate, FeelDateTime, FeelDuration, FeelFunction, FeelTime } from 'feelin';

const less = evaluate('function(a, b) a < b').value;
const atMost = evaluate('function(a, b) a <= b').value;

/** FEEL's `a < b`; null for values that have no order between them (DMN 1.5, 10.3.2.12, table 42). */
export function isLess(a: unknown, b: unknown): boolean | null {
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  return ordered(less, a, b);
}

/** FEEL's `a <= b`; null for values that have no order between them. */
export function isAtMost(a: unknown, b: unknown): boolean | null {
  if (typeof a === 'number' && typeof b === 'number') return a <= b;
  return ordered(atMost, a, b);
}

function ordered(comparison: unknown, a: unknown, b: unknown): boolean | null {
  if (!haveOrder(a, b) || !(comparison instanceof FeelFunction)) return null;
  const result: unknown = comparison.invoke([a, b]);
  return typeof result === 'boolean' ? result : null;
}

function haveOrder(a: unknown, b: unknown): boolean {
  if (typeof a === 'string') return typeof b === 'string';
  if (a instanceof FeelDuration) return b instanceof FeelDuration && a.yearsMonths === b.yearsMonths;
  return [FeelDate, FeelDateTime, FeelTime].some((kind) => a instanceof kind && b instanceof kind);
}
