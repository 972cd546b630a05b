import { FeelDuration, type FeelRange } from 'feelin';

/** True when a range contains a value; feelin compares a text with a number as JavaScript does, FEEL never. */
export function rangeIncludes(range: FeelRange, value: unknown): boolean {
  const bound: unknown = range.start ?? range.end;
  return isComparable(bound, value) && range.includes(value) === true;
}

function isComparable(bound: unknown, value: unknown): boolean {
  if (typeof bound !== 'object' || bound === null) return typeof bound === typeof value;
  if (typeof value !== 'object' || value === null) return false;
  if (bound instanceof FeelDuration && value instanceof FeelDuration) return bound.yearsMonths === value.yearsMonths;
  return bound.constructor === value.constructor;
}
