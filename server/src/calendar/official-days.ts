import list from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { weekdayOf } from './china-day.ts';

export interface SpecialDay {
  /** `YYYY-MM-DD` in China. */
  readonly day: string;
  readonly working: boolean;
  readonly name: string;
}

/** Days of the State Council's holiday notices that differ from the plain week, by day (RPT-078). */
export const officialDays: ReadonlyMap<string, SpecialDay> = new Map(
  [...specialDays(list.holidays, false), ...specialDays(list.workdays, true)].map((special) => [special.day, special]),
);

/** Years for which a holiday notice is known. */
export const officialYears: ReadonlySet<number> = new Set(
  Object.keys(list.holidays).map((day) => Number(day.slice(0, 4))),
);

/** Saturday and Sunday are free; the day is its number. */
export function worksByWeekday(day: number): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6;
}

/** Entries read `New Year's Day,元旦,1`. */
function specialDays(days: Record<string, string>, working: boolean): SpecialDay[] {
  return Object.entries(days).map(([day, text]) => ({
    day,
    working,
    name: `${text.split(',')[1] ?? ''}${working ? '调休上班' : ''}`,
  }));
}
