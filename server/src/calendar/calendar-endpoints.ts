import {
  calendarDayInputSchema,
  calendarDayParamsSchema,
  calendarParamsSchema,
  calendarSchema,
} from '@safeflow/contracts';
import type { Audit } from '../audit/index.ts';
import type { Database, Tx } from '../db/database.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { defineError } from '../http/errors.ts';
import type { Principal } from '../http/principal.ts';
import type { Calendar } from './calendar.ts';

const wrongYear = defineError('wrong-year', 400, {
  zh: '日期 {day} 不属于 {year} 年。',
  en: 'Day {day} is not in the year {year}.',
});
const shared = { tag: 'calendar', reply: calendarSchema } as const;

export function calendarEndpoints(database: Database, calendar: Calendar, audit: Audit): Endpoint[] {
  const show = (year: number) => ({ year, complete: calendar.isComplete(year), days: calendar.daysOf(year) });
  const change = async (
    { year, day }: { year: number; day: string },
    principal: Principal,
    detail: string,
    work: (tx: Tx) => Promise<void>,
  ) => {
    if (!day.startsWith(`${year}-`)) throw wrongYear({ field: 'day', values: { day, year } });
    await database.transaction(async (tx) => {
      await work(tx);
      await audit.record(tx, { principal, action: 'calendar.change', object: day, detail });
    });
    await calendar.refresh();
    return show(year);
  };
  return [
    endpoint({
      ...shared,
      method: 'get',
      path: '/api/calendar/:year',
      summary: 'Holidays and make-up working days of a year',
      access: 'session',
      params: calendarParamsSchema,
      handle: async ({ params }) => show(params.year),
    }),
    endpoint({
      ...shared,
      method: 'put',
      path: '/api/calendar/:year/days/:day',
      summary: 'Sets whether a day is a working day',
      access: { permission: 'calendar.manage' },
      params: calendarDayParamsSchema,
      body: calendarDayInputSchema,
      handle: ({ params, body, principal }) =>
        change(params, principal, JSON.stringify(body), (tx) => calendar.set(tx, { day: params.day, ...body })),
    }),
    endpoint({
      ...shared,
      method: 'delete',
      path: '/api/calendar/:year/days/:day',
      summary: 'Takes back what was set by hand for a day',
      access: { permission: 'calendar.manage' },
      params: calendarDayParamsSchema,
      handle: ({ params, principal }) =>
        change(params, principal, 'as official', (tx) => calendar.unset(tx, params.day)),
    }),
  ];
}
