import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobWith, recordingContext } from '../recording-context.ts';
import deadlinePlan from './deadline-plan.ts';

const DAY = 86_400_000;
const DUE = Date.UTC(2026, 5, 30, 15, 59, 59, 999);

async function plan(
  now: number,
  reminded: readonly string[] = [],
  given: { dueAt?: number | null; open?: boolean } = {},
) {
  const context = recordingContext({ now, case: { dueAt: DUE, ...given } });
  return deadlinePlan.run(jobWith({ reminded }, { days: '15,10,5' }), context);
}

describe('given a case that is due on a day (RPT-043)', () => {
  it.each([
    [20, 15, 'before-15'],
    [14.5, 10, 'before-10'],
    [7, 5, 'before-5'],
  ])('when %s days are left, then the next reminder is %s days before', async (left, before, kind) => {
    const next = await plan(DUE - left * DAY);
    expect(next).toEqual({ caseOpen: true, remindAt: new Date(DUE - before * DAY).toISOString(), remindKind: kind });
  });

  it('when less than five days are left or it is over, then the reminder that it is overdue comes next', async () => {
    const overdue = { caseOpen: true, remindAt: new Date(DUE + 1).toISOString(), remindKind: 'overdue' };
    expect(await plan(DUE - 2 * DAY)).toEqual(overdue);
    expect(await plan(DUE + 40 * DAY)).toEqual(overdue);
  });

  it('when all reminders of this due date were sent, then none follows', async () => {
    expect(await plan(DUE + 1, [`${DUE}:overdue`])).toEqual({ caseOpen: true, remindAt: null, remindKind: null });
  });

  it('when the due date was moved after reminders, then the new date has its own', async () => {
    const earlier = DUE - 30 * DAY;
    const next = await plan(DUE - 20 * DAY, [`${earlier}:before-15`, `${earlier}:overdue`]);
    expect(next).toMatchObject({ remindKind: 'before-15' });
  });

  it('when there is no due date yet or the case is closed, then nothing is planned', async () => {
    expect(await plan(DUE, [], { dueAt: null })).toMatchObject({ caseOpen: true, remindAt: null });
    expect(await plan(DUE, [], { open: false })).toMatchObject({ caseOpen: false, remindAt: null });
  });

  it('when reminders are sent one after the other at any times, then no kind is sent twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: -40, max: 10 }), { maxLength: 12 }), async (days) => {
        const sent: string[] = [];
        for (const day of days.toSorted((one, other) => one - other)) {
          const next = (await plan(DUE + day * DAY, sent)) as { remindKind: string | null };
          if (next.remindKind !== null) sent.push(`${DUE}:${next.remindKind}`);
        }
        expect(new Set(sent).size).toBe(sent.length);
      }),
    );
  });
});
