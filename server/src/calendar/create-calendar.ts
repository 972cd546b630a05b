import type { Logger } from 'pino';
import type { Audit } from '../audit/index.ts';
import type { Database } from '../db/database.ts';
import { calendarEndpoints } from './calendar-endpoints.ts';
import { Calendar } from './calendar.ts';
import { changeCalendar } from './change-calendar.ts';

const REFRESH_EVERY = 5000;

/** The working-day calendar; until `start` it knows the official days only. */
export function createCalendar({ database, audit, logger }: { database: Database; audit: Audit; logger: Logger }) {
  const calendar = new Calendar(database);
  let timer: NodeJS.Timeout | undefined;
  const refresh = () =>
    calendar.refresh().catch((error: unknown) => logger.error({ err: error }, 'refreshing the calendar failed'));
  return {
    calendar,
    endpoints: calendarEndpoints(calendar, changeCalendar(database, calendar, audit)),
    /** Reads the days set by hand and follows the changes of other replicas within seconds. */
    async start(): Promise<void> {
      await calendar.refresh();
      timer = setInterval(() => void refresh(), REFRESH_EVERY);
      timer.unref();
    },
    stop(): void {
      clearInterval(timer);
    },
  };
}
