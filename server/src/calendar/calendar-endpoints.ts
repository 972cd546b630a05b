import {
  calendarDayInputSchema,
  calendarDayParamsSchema,
  calendarParamsSchema,
  calendarSchema,
} from '@safeflow/contracts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import type { Calendar } from './calendar.ts';
import type { ChangeCalendar } from './change-calendar.ts';

const shared = { tag: 'calendar', reply: calendarSchema } as const;
const path = '/api/calendar/:year/days/:day';
const access = { permission: 'calendar.manage' } as const;

export function calendarEndpoints(calendar: Calendar, change: ChangeCalendar): Endpoint[] {
  return [
    endpoint({
      ...shared,
      method: 'get',
      path: '/api/calendar/:year',
      summary: 'Holidays and make-up working days of a year',
      access: 'session',
      params: calendarParamsSchema,
      handle: async ({ params }) => calendar.year(params.year),
    }),
    endpoint({
      ...shared,
      ...{ method: 'put', path, access },
      summary: 'Sets whether a day is a working day',
      params: calendarDayParamsSchema,
      body: calendarDayInputSchema,
      handle: ({ params, body, principal }) => change(params, body, principal),
    }),
    endpoint({
      ...shared,
      ...{ method: 'delete', path, access },
      summary: 'Takes back what was set by hand for a day',
      params: calendarDayParamsSchema,
      handle: ({ params, principal }) => change(params, null, principal),
    }),
  ];
}
