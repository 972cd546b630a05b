import type { DemoRandom } from '../random.ts';

/** Where a report of the demonstration stands in the end, by the status keys of the process. */
export type Ending = (typeof ENDINGS)[number]['ending'];

interface EndingRule {
  readonly ending: string;
  /** How many of 200. */
  readonly share: number;
  /** Age in days, youngest and oldest. */
  readonly age: readonly [number, number];
}

const ENDINGS = [
  { ending: 'closed', share: 90, age: [35, 180] },
  { ending: 'reward-pending', share: 6, age: [40, 120] },
  { ending: 'not-accepted', share: 16, age: [6, 180] },
  { ending: 'handed-out', share: 10, age: [6, 180] },
  { ending: 'temporarily-not-accepted', share: 8, age: [5, 40] },
  { ending: 'pending-acceptance', share: 14, age: [0.2, 9] },
  { ending: 'accepted', share: 8, age: [4, 10] },
  { ending: 'awaiting-receipt', share: 14, age: [8, 35] },
  { ending: 'verifying', share: 18, age: [14, 115] },
  { ending: 'extended', share: 4, age: [60, 110] },
  { ending: 'extension-review', share: 3, age: [40, 85] },
  { ending: 'return-review', share: 3, age: [10, 20] },
  { ending: 'not-accept-review', share: 3, age: [16, 40] },
  { ending: 'closure-review', share: 5, age: [30, 85] },
] as const satisfies readonly EndingRule[];

const DAY = 86_400_000;

/** What happens to one report on its way; `verifyDays` is how long verification takes. */
export interface DemoPlan {
  readonly ending: Ending;
  /** Age in days. */
  readonly age: number;
  readonly verifyDays: number;
  /** First not accepted for now, then completed. */
  readonly completedLater: boolean;
  readonly returned: boolean;
  readonly refusedByHandler: boolean;
  readonly extended: boolean;
  readonly rejectedOnce: boolean;
  readonly cooperating: boolean;
  readonly reportRequired: boolean;
  readonly verified: 'yes' | 'partly' | 'no';
  readonly reward: 'none' | 'paid' | 'pending';
}

/** Plans for a number of reports with all endings in their shares, oldest first. */
export function demoPlans(count: number, random: DemoRandom): DemoPlan[] {
  const total = ENDINGS.reduce((sum, { share }) => sum + share, 0);
  let before = 0;
  const plans = ENDINGS.flatMap((rule) => {
    const from = Math.round((before * count) / total);
    before += rule.share;
    const to = Math.round((before * count) / total);
    return Array.from({ length: to - from }, () => planFor(rule, random));
  });
  return plans.sort((one, other) => other.age - one.age);
}

function planFor({ ending, age: [youngest, oldest] }: (typeof ENDINGS)[number], random: DemoRandom): DemoPlan {
  // The quarters of a day spread the reports over its hours.
  const age = youngest + Math.round(random.next() * (oldest - youngest) * 4) / 4;
  const finished = ending === 'closed';
  const refusedByHandler =
    ending === 'not-accept-review' || (ending === 'not-accepted' && age > 30 && random.chance(0.4));
  const verified = ending === 'reward-pending' ? 'yes' : random.pick(['yes', 'yes', 'partly', 'no'] as const);
  return {
    ...{ ending, age, refusedByHandler, verified },
    verifyDays: random.between(3, Math.max(4, Math.min(50, Math.floor((age - 20) * 0.6)))),
    completedLater: finished && age > 60 && random.chance(0.12),
    returned: ending === 'return-review' || (finished && age > 60 && random.chance(0.08)),
    extended: ['extended', 'extension-review'].includes(ending) || (finished && age > 90 && random.chance(0.1)),
    rejectedOnce: finished && age > 50 && random.chance(0.2),
    cooperating: finished && age > 45 && random.chance(0.15),
    reportRequired: random.chance(0.4),
    reward: rewardFor(ending, verified, random),
  };
}

function rewardFor(ending: Ending, verified: DemoPlan['verified'], random: DemoRandom): DemoPlan['reward'] {
  if (ending === 'reward-pending') return 'pending';
  if (verified === 'no') return 'none';
  return random.pick(['none', 'paid', 'paid', 'pending'] as const);
}

/** Milliseconds. */
export function daysToTime(days: number): number {
  return days * DAY;
}
