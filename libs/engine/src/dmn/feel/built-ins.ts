import { FeelFunction } from 'feelin';
import { feelNow, feelToday } from '../../embedded/feel/clock-functions.ts';
import { add, divide, multiply, negate, subtract } from './arithmetic.ts';
import { yearsAndMonthsDuration } from './duration-functions.ts';
import { iterate } from './iteration.ts';
import { listReplace } from './list-functions.ts';

/** Functions that replace feelin's own or that it lacks. */
const FUNCTIONS: Readonly<Record<string, FeelFunction>> = {
  operator_add: new FeelFunction(add, ['a', 'b']),
  operator_subtract: new FeelFunction(subtract, ['a', 'b']),
  operator_multiply: new FeelFunction(multiply, ['a', 'b']),
  operator_divide: new FeelFunction(divide, ['a', 'b']),
  operator_negate: new FeelFunction(negate, ['a']),
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

/** True for a function that takes the place of feelin's own. */
export function isReplaced(name: string): boolean {
  return Object.hasOwn(FUNCTIONS, name);
}
