const ZONE = 'Asia/Shanghai';

const DAY_AND_TIME = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' });
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' });
const TIME = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, timeStyle: 'short' });

/** `2026-11-22 14:05` in China's zone, in both languages. */
export function dayAndTime(time: string | number | Date): string {
  return DAY_AND_TIME.format(new Date(time));
}

/** `2026-11-22` in China's zone. */
export function day(time: string | number | Date): string {
  return DAY.format(new Date(time));
}

/** `14:05` in China's zone. */
export function timeOfDay(time: string | number | Date): string {
  return TIME.format(new Date(time));
}
