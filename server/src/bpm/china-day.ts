import { chinaDay, dayNumber, dayText, endOfDayNumber, startOfDayNumber } from '../calendar/china-day.ts';

export { chinaDay };

/** The first millisecond of a day of China's zone. */
export function startOfDay(day: string): number {
  return startOfDayNumber(dayNumber(day));
}

/** The last millisecond of a day of China's zone. */
export function endOfDay(day: string): number {
  return endOfDayNumber(dayNumber(day));
}

export function addDays(day: string, days: number): string {
  return dayText(dayNumber(day) + days);
}
