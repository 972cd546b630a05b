import { addDays, chinaDay, endOfDay, startOfDay } from '../china-day.ts';
import type { WorkingCalendar } from '../working-calendar.ts';

const HOUR = 3_600_000;
const SPAN = /^(\d{1,4})(wd|d|h)$/;

/** The due date a span after a time: `3wd` working days, `30d` calendar days (both end with the day), `4h` hours. */
export async function dueAfter(calendar: WorkingCalendar, from: number, span: string): Promise<number> {
  const { count, unit } = readSpan(span);
  if (unit === 'h') return from + count * HOUR;
  if (unit === 'd') return endOfDay(addDays(chinaDay(from), count));
  return calendar.addWorkingDays(from, count);
}

/** When a due date counts as near: a span before it, from the morning of that day. */
export async function nearBefore(calendar: WorkingCalendar, dueAt: number, span: string): Promise<number> {
  const { count, unit } = readSpan(span);
  if (unit === 'h') return dueAt - count * HOUR;
  let day = chinaDay(dueAt);
  if (unit === 'd') return startOfDay(addDays(day, -count));
  for (let left = count; left > 0;) {
    day = addDays(day, -1);
    if (await calendar.isWorkingDay(day)) left -= 1;
  }
  return startOfDay(day);
}

function readSpan(span: string): { count: number; unit: string } {
  const match = SPAN.exec(span);
  if (!match) throw new Error(`Expected a time span such as "3wd", "30d" or "4h", but got "${span}".`);
  return { count: Number(match[1]), unit: match[2] ?? '' };
}
