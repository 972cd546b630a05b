import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Due, dueWords, durationWords } from './due-words.ts';

const DUE_AT = '2026-11-27T15:59:59.999Z';

describe('due date in words', () => {
  it('given no due date, when shown, then it says so', () => {
    expect(dueWords({ dueAt: null, dueState: 'none', workingDaysLeft: null })).toEqual({ key: 'core.due.none' });
  });

  it('given two working days left, when shown, then it counts them', () => {
    const due: Due = { dueAt: DUE_AT, dueState: 'near', workingDaysLeft: 2 };
    expect(dueWords(due)).toEqual({ key: 'core.due.left.other', values: { days: 2 } });
  });

  it('given one working day, when shown in English, then it is not written in the plural', () => {
    expect(dueWords({ dueAt: DUE_AT, dueState: 'near', workingDaysLeft: 1 }).key).toBe('core.due.left.one');
    expect(dueWords({ dueAt: DUE_AT, dueState: 'overdue', workingDaysLeft: -1 }).key).toBe('core.due.overdue.one');
  });

  it('given the last day, when shown, then it says today', () => {
    expect(dueWords({ dueAt: DUE_AT, dueState: 'near', workingDaysLeft: 0 })).toEqual({ key: 'core.due.today' });
  });

  it('given a date passed on a day without work, when shown, then it is overdue and not due in no days', () => {
    expect(dueWords({ dueAt: DUE_AT, dueState: 'overdue', workingDaysLeft: 0 })).toEqual({
      key: 'core.due.overdueToday',
    });
  });

  it('given any overdue item, when shown, then the number of days is never negative', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: -2 }), (workingDaysLeft) => {
        const words = dueWords({ dueAt: DUE_AT, dueState: 'overdue', workingDaysLeft });
        expect(words).toEqual({ key: 'core.due.overdue.other', values: { days: -workingDaysLeft } });
      }),
    );
  });
});

describe('duration in words', () => {
  it.each([
    [59_999, { key: 'core.duration.moment' }],
    [60_000, { key: 'core.duration.minutes', values: { count: 1 } }],
    [3_599_999, { key: 'core.duration.minutes', values: { count: 59 } }],
    [3_600_000, { key: 'core.duration.hours', values: { count: 1 } }],
    [86_400_000 * 3 + 5, { key: 'core.duration.days', values: { count: 3 } }],
  ])('given %i ms, when shown, then the largest unit that fits is used', (milliseconds, words) => {
    expect(durationWords(milliseconds)).toEqual(words);
  });
});
