import { FeelFunction } from 'feelin';
import { feelNow, feelToday } from '../../feel/clock-functions.ts';
import { add, divide, multiply, negate, subtract } from './arithmetic.ts';
import { isAtMost, isLess } from './order.ts';
import { yearsAndMonthsDuration } from './duration-functions.ts';
import { iterate } from './iteration.ts';
import { filtered, listReplace } from './list-functions.ts';

/** Functions that replace feelin's own or that it lacks. */
const FUNCTIONS: Readonly<Record<string, FeelFunction>> = {
  operator_add: new FeelFunction(add, ['a', 'b']),
  operator_subtract: new FeelFunction(subtract, ['a', 'b']),
  operator_multiply: new FeelFunction(multiply, ['a', 'b']),
  operator_divide: new FeelFunction(divide, ['a', 'b']),
  operator_negate: new FeelFunction(negate, ['a']),
  operator_less: new FeelFunction(isLess, ['a', 'b']),
  operator_at_most: new FeelFunction(isAtMost, ['a', 'b']),
  operator_more: new FeelFunction((a: unknown, b: unknown) => isLess(b, a), ['a', 'b']),
  operator_at_least: new FeelFunction((a: unknown, b: unknown) => isAtMost(b, a), ['a', 'b']),
  operator_filter: new FeelFunction(filtered, ['list', 'by', 'kept']),
  operator_iterate: new FeelFunction(iterate, ['from', 'to']),
  'list replace': new FeelFunction(listReplace, ['list', 'position', 'newItem', 'match']),
  'years and months duration': new FeelFunction(yearsAndMonthsDuration, ['from', 'to']),
};

/** Functions that read the clock, which is handed in. */
const CLOCK: Readonly<Record<string, (now: number) => unknown>> = { now: feelNow, today: feelToday };

/** The function of a name at a time in UTC milliseconds; undefined for one that feelin has itself. */
export function builtIn(name: string, now: number): FeelFunction | undefined {
  const clock = CLOCK[name];
  return clock ? new FeelFunction(() => clock(now), []) : FUNCTIONS[name];
}

/** Functions by which rewritten operators are written. */
export const OPERATORS: Readonly<Record<string, FeelFunction>> = Object.fromEntries(
  Object.entries(FUNCTIONS).filter(([name]) => name.startsWith('operator_')),
);

/** True for a function that takes the place of feelin's own. */
export function isReplaced(name: string): boolean {
  return Object.hasOwn(FUNCTIONS, name);
}
