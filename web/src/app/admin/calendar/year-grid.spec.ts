import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yearGrid } from './year-grid.ts';

const holiday = { day: '2026-10-01', working: false, name: '国庆节', edited: false };
const makeUp = { day: '2026-10-10', working: true, name: '国庆节调休', edited: false };

describe('the year view of the calendar (RPT-078)', () => {
  it('given a holiday on a Thursday and a make-up Saturday, then both show against the plain week', () => {
    const october = yearGrid(2026, [holiday, makeUp])[9];
    const working = (date: number) => october?.cells[date - 1]?.working;
    expect([working(1), working(2), working(10), working(11)]).toEqual([false, true, true, false]);
  });

  it('given November 2026, which begins on a Sunday, then six places stay empty before it', () => {
    expect(yearGrid(2026, [])[10]?.lead).toHaveLength(6);
  });

  it('given any year, then each of its days stands once and the weeks are whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2004, max: 2100 }), (year) => {
        const months = yearGrid(year, []);
        const days = months.flatMap(({ cells }) => cells.map(({ day }) => day));
        const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
        expect(new Set(days).size).toBe(leap ? 366 : 365);
        for (const { lead, cells } of months) {
          const mondayFirst = (new Date(cells[0]?.day ?? '').getUTCDay() + 6) % 7;
          expect(lead).toHaveLength(mondayFirst);
        }
      }),
    );
  });
});
