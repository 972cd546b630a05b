import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialDays } from '../../calendar/official-days.ts';
import { WorkingDays } from '../../calendar/working-days.ts';
import { chinaDay } from '../china-day.ts';
import { dueAfter, nearBefore } from './due-span.ts';

const calendar = new WorkingDays(officialDays);
const at = (text: string) => Date.parse(text);

describe('time limits of steps', () => {
  it('given working days over the National Day holidays, then they end with the right day', async () => {
    expect(await dueAfter(calendar, at('2026-09-30T10:00:00+08:00'), '1wd')).toBe(at('2026-10-08T23:59:59.999+08:00'));
    expect(await dueAfter(calendar, at('2026-09-30T10:00:00+08:00'), '2d')).toBe(at('2026-10-02T23:59:59.999+08:00'));
    expect(await dueAfter(calendar, at('2026-09-30T10:00:00+08:00'), '4h')).toBe(at('2026-09-30T14:00:00+08:00'));
    await expect(dueAfter(calendar, 0, 'soon')).rejects.toThrow('Expected a time span');
  });

  it('given a span to be near, then a due date is near from the morning of that day', async () => {
    const due = at('2026-10-08T23:59:59.999+08:00');
    expect(await nearBefore(calendar, due, '1wd')).toBe(at('2026-09-30T00:00:00+08:00'));
    expect(await nearBefore(calendar, due, '15d')).toBe(at('2026-09-23T00:00:00+08:00'));
  });

  it('whatever the start, then a due date by working days is a working day and is near before it is due', async () => {
    const start = fc.integer({ min: at('2024-01-01'), max: at('2026-11-30') });
    await fc.assert(
      fc.asyncProperty(start, fc.integer({ min: 1, max: 60 }), async (from, days) => {
        const due = await dueAfter(calendar, from, `${days}wd`);
        expect(due).toBeGreaterThan(from);
        expect(calendar.isWorkingDay(chinaDay(due))).toBe(true);
        const near = await nearBefore(calendar, due, '1wd');
        expect(near).toBeLessThan(due);
        expect(calendar.isWorkingDay(chinaDay(near))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
