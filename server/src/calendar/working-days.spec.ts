import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaDay, dayNumber, dayText, endOfDayNumber, startOfDayNumber } from './china-day.ts';
import { officialDays } from './official-days.ts';
import { WorkingDays } from './working-days.ts';

const calendar = new WorkingDays(officialDays);
const at = (time: string) => Date.parse(`${time}+08:00`);
const time = fc.integer({ min: at('2008-01-01T00:00'), max: at('2090-01-01T00:00') });
const count = fc.integer({ min: 0, max: 500 });

describe('Working days (RPT-078)', () => {
  it.each([
    ['over a weekend', '2026-03-06T09:00', 3, '2026-03-11'],
    ['over the Spring Festival with its make-up Saturday', '2026-02-13T09:00', 3, '2026-02-25'],
    ['over a make-up Sunday and the Mid-Autumn Festival', '2026-09-18T23:59', 8, '2026-09-30'],
    ['from a holiday', '2026-10-03T12:00', 1, '2026-10-08'],
    ['over the turn of the year', '2025-12-31T18:00', 2, '2026-01-05'],
    ['just before midnight in China, the day before in UTC', '2026-03-09T00:30', 1, '2026-03-10'],
  ])('count %s', (_, from, days, due) => {
    expect(calendar.addWorkingDays(at(from), days)).toBe(endOfDayNumber(dayNumber(due)));
    expect(new Date(calendar.addWorkingDays(at(from), days)).toISOString()).toBe(`${due}T15:59:59.999Z`);
  });

  it('know make-up Saturdays as working and holidays on weekdays as free', () => {
    expect(
      ['2026-02-14', '2026-02-17', '2026-02-28', '2026-03-01', '2026-03-02'].map((day) => calendar.isWorkingDay(day)),
    ).toEqual([true, false, true, false, true]);
  });

  it('tell how many are left, and how many a date has been missed by', () => {
    const due = at('2026-03-13T23:59');
    expect(calendar.workingDaysBetween(at('2026-03-10T10:00'), due)).toBe(3);
    expect(calendar.workingDaysBetween(at('2026-03-13T08:00'), due)).toBe(0);
    expect(calendar.workingDaysBetween(at('2026-03-14T08:00'), due)).toBe(0);
    expect(calendar.workingDaysBetween(at('2026-03-17T08:00'), due)).toBe(-2);
  });

  it('never end on a day that is not worked', () => {
    fc.assert(
      fc.property(
        time,
        count.filter((days) => days > 0),
        (from, days) => calendar.isWorkingDay(chinaDay(calendar.addWorkingDays(from, days))),
      ),
    );
    fc.assert(
      fc.property(
        time,
        count.filter((days) => days > 0),
        (from, days) => calendar.isWorkingDay(chinaDay(calendar.addWorkingDays(from, -days))),
      ),
    );
  });

  it('never come earlier for a later start or for more days', () => {
    fc.assert(
      fc.property(time, fc.nat(400 * 86_400_000), count, fc.nat(50), (from, later, days, more) => {
        const due = calendar.addWorkingDays(from, days);
        return due <= calendar.addWorkingDays(from + later, days) && due <= calendar.addWorkingDays(from, days + more);
      }),
    );
  });

  it('added and counted give the same number', () => {
    fc.assert(
      fc.property(
        time,
        count,
        (from, days) => calendar.workingDaysBetween(from, calendar.addWorkingDays(from, days)) === days,
      ),
    );
  });

  it('added one after the other make the sum', () => {
    fc.assert(
      fc.property(time, count, count, (from, one, other) => {
        const steps = calendar.addWorkingDays(calendar.addWorkingDays(from, one), other);
        return steps === calendar.addWorkingDays(from, one + other);
      }),
    );
  });

  it('agree with counting day by day', () => {
    fc.assert(
      fc.property(time, fc.integer({ min: 1, max: 60 }), (from, days) => {
        let day = dayNumber(chinaDay(from));
        for (let left = days; left > 0;) if (calendar.isWorkingDay(dayText(++day))) left--;
        return calendar.addWorkingDays(from, days) === endOfDayNumber(day);
      }),
      { numRuns: 300 },
    );
  });

  it('refuse what lies beyond the calendar', () => {
    expect(() => calendar.addWorkingDays(at('2100-12-30T10:00'), 5)).toThrow('Expected a day from 2004 to 2100');
    expect(() => calendar.workingDaysBetween(Number.NaN, 0)).toThrow('Expected a day from 2004 to 2100');
  });
});

describe('Days of China', () => {
  it('begin and end at midnight in China', () => {
    fc.assert(
      fc.property(time, (moment) => {
        const day = dayNumber(chinaDay(moment));
        return startOfDayNumber(day) <= moment && moment <= endOfDayNumber(day) && dayText(day) === chinaDay(moment);
      }),
    );
    expect(chinaDay(Date.parse('2026-03-08T16:00:00Z'))).toBe('2026-03-09');
  });
});
