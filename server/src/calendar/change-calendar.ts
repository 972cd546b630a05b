import type { Audit } from '../audit/index.ts';
import type { Database } from '../db/database.ts';
import { defineError } from '../http/errors.ts';
import type { Principal } from '../http/principal.ts';
import type { Calendar } from './calendar.ts';

const wrongYear = defineError('wrong-year', 400, {
  zh: '日期 {day} 不属于 {year} 年。',
  en: 'Day {day} is not in the year {year}.',
});

export type ChangeCalendar = ReturnType<typeof changeCalendar>;

/** Sets a day by hand or, with `null`, takes back what was set; due dates given out before stay as they are. */
export function changeCalendar(database: Database, calendar: Calendar, audit: Audit) {
  return async (
    { year, day }: { year: number; day: string },
    special: { working: boolean; name: string } | null,
    principal: Principal,
  ) => {
    if (!day.startsWith(`${year}-`)) throw wrongYear({ field: 'day', values: { day, year } });
    await database.transaction(async (tx) => {
      if (special) await calendar.set(tx, { day, ...special });
      else await calendar.unset(tx, day);
      await audit.record(tx, { principal, action: 'calendar.change', object: day, detail: JSON.stringify(special) });
    });
    await calendar.refresh();
    return calendar.year(year);
  };
}
