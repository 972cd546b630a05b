import { duration, evaluate, FeelDate, FeelDateTime, FeelDuration, FeelFunction, FeelTime } from 'feelin';
import { instantOf } from './instant.ts';

/** FEEL arithmetic where feelin gives null or another value (DMN 1.5, 10.3.2.5, tables 50 to 57). */
export function multiply(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  if (a instanceof FeelDuration && typeof b === 'number') return ofLength(lengthOf(a) * b, a.yearsMonths);
  if (b instanceof FeelDuration && typeof a === 'number') return multiply(b, a);
  return null;
}

export function divide(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return b === 0 ? null : a / b;
  if (!(a instanceof FeelDuration)) return null;
  if (typeof b === 'number') return b === 0 ? null : ofLength(lengthOf(a) / b, a.yearsMonths);
  if (!(b instanceof FeelDuration) || a.yearsMonths !== b.yearsMonths || lengthOf(b) === 0) return null;
  return lengthOf(a) / lengthOf(b);
}

export function negate(a: unknown): unknown {
  return typeof a === 'number' ? -a : multiply(a, -1);
}

export function add(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  if (a instanceof FeelDuration && !(b instanceof FeelDuration)) return add(b, a);
  return shifted(a, b, plus);
}

export function subtract(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (a instanceof FeelTime !== b instanceof FeelTime && !(b instanceof FeelDuration)) return null;
  if (isDay(a) && isDay(b)) return between(a, b);
  return shifted(a, b, minus);
}

const plus = evaluate('function(a, b) a + b').value;
const minus = evaluate('function(a, b) a - b').value;

/** A date plus a duration stays a date; a time of day has no months to add. */
function shifted(a: unknown, b: unknown, operation: unknown): unknown {
  if (!(operation instanceof FeelFunction)) return null;
  if (a instanceof FeelTime && b instanceof FeelDuration && b.yearsMonths) return null;
  const result: unknown = operation.invoke([a, b]);
  return a instanceof FeelDate && result instanceof FeelDateTime ? dateOf(result) : result;
}

const asDate = evaluate('function(value) date(value)').value;

function dateOf(value: FeelDateTime): unknown {
  return asDate instanceof FeelFunction ? asDate.invoke([value]) : null;
}

function isDay(value: unknown): value is FeelDate | FeelDateTime {
  return value instanceof FeelDate || value instanceof FeelDateTime;
}

/** Time with a zone and time without have no distance; a date is its midnight in UTC. */
function between(a: FeelDate | FeelDateTime, b: FeelDate | FeelDateTime): unknown {
  const bothDates = a instanceof FeelDate && b instanceof FeelDate;
  if (!bothDates && isZoned(a) !== isZoned(b)) return null;
  const [from, to] = [instantOf(b), instantOf(a)];
  return from === null || to === null ? null : ofLength((to - from) / 1000, false);
}

function isZoned(value: FeelDate | FeelDateTime): boolean {
  return value instanceof FeelDate || value.zone !== null;
}

/** Months of a years and months duration, seconds of the other kind. */
function lengthOf(value: FeelDuration): number {
  const { years, months, days, hours, minutes, seconds, milliseconds } = value.unwrap();
  if (value.yearsMonths) return years * 12 + months;
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds + milliseconds / 1000;
}

function ofLength(length: number, inMonths: boolean): FeelDuration | null {
  if (!Number.isFinite(length)) return null;
  const sign = length < 0 ? '-' : '';
  if (inMonths) return duration(`${sign}P${Math.trunc(Math.abs(length))}M`);
  const seconds = Math.round(Math.abs(length) * 1000) / 1000;
  return duration(`${sign}PT${seconds}S`);
}
