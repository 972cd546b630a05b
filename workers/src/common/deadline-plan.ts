import type { Worker } from '@safeflow/contracts';

const DAY = 86_400_000;

interface Reminder {
  readonly at: number;
  readonly kind: string;
}

/**
 * Tells when the next reminder about the due date of a case is sent: the header `days` names how many calendar days before,
 * e.g. `15,10,5`, and one follows when the date has passed. Each is sent once for a due date (RPT-043, RPT-042).
 */
const deadlinePlan: Worker = {
  async run(job, context) {
    const { dueAt, open } = await context.readCase();
    if (dueAt === null || !open) return { caseOpen: open, remindAt: null, remindKind: null };
    const sent = job.variables['reminded'];
    const next = remindersOf(dueAt, job.headers['days'] ?? '').find(
      ({ at, kind }) =>
        (at > context.now() || kind === 'overdue') && !(Array.isArray(sent) && sent.includes(`${dueAt}:${kind}`)),
    );
    return { caseOpen: open, remindAt: next ? new Date(next.at).toISOString() : null, remindKind: next?.kind ?? null };
  },
};

export default deadlinePlan;

function remindersOf(dueAt: number, days: string): Reminder[] {
  const before = days
    .split(',')
    .map((text) => Number.parseInt(text, 10))
    .filter((count) => count > 0)
    .sort((one, other) => other - one)
    .map((count) => ({ at: dueAt - count * DAY, kind: `before-${count}` }));
  return [...before, { at: dueAt + 1, kind: 'overdue' }];
}
