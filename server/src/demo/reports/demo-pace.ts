import type { DemoRandom } from '../random.ts';
import type { DemoPlan } from './demo-plan.ts';

const HOUR = 3_600_000;

/** Hours that each step takes at least and at most. */
const HOURS: Readonly<Record<string, readonly [number, number]>> = {
  review_intake: [2, 40],
  dispatch: [1, 36],
  receive: [2, 50],
  redispatch: [3, 30],
  review_closure: [4, 60],
  review_return: [4, 40],
  review_not_accept: [4, 40],
  approve_extension: [2, 30],
  review_extension: [4, 40],
  await_completion: [48, 200],
  reward: [120, 700],
};

/** Milliseconds after which somebody takes a step up. */
export function dueTimeOf(element: string, plan: DemoPlan, random: DemoRandom): number {
  if (element === 'verify') return plan.verifyDays * 24 * HOUR;
  const [least, most] = HOURS[element] ?? [2, 24];
  return random.between(least, most) * HOUR;
}
