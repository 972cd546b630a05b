/** China has kept one zone without summer time since 1992. */
const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;

/** Number of the day in China's zone (UTC+8) a time lies in, counted from 1970-01-01. */
export function dayNumberOf(time: number): number {
  return Math.floor((time + OFFSET) / DAY);
}

/** First millisecond of a day, UTC. */
export function startOfDayNumber(day: number): number {
  return day * DAY - OFFSET;
}

/** Last millisecond (23:59:59.999 in China) of a day, UTC. */
export function endOfDayNumber(day: number): number {
  return startOfDayNumber(day + 1) - 1;
}

/** `YYYY-MM-DD` of a day number. */
export function dayText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Day number of `YYYY-MM-DD`. */
export function dayNumber(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / DAY;
}

/** 0 is Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** `YYYY-MM-DD` in China of a time. */
export function chinaDay(time: number): string {
  return dayText(dayNumberOf(time));
}
