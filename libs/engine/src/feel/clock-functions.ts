import { date, dateAndTime } from 'feelin';

/** Offset of China Standard Time, which has no daylight saving: the day of `today()` is the office's day. */
const OFFSET_MILLISECONDS = 8 * 3_600_000;

/** FEEL's `now()` for a time in UTC milliseconds, in China Standard Time. */
export function feelNow(now: number): unknown {
  return dateAndTime(`${localText(now).slice(0, 19)}+08:00`);
}

/** FEEL's `today()` for a time in UTC milliseconds: the day in China Standard Time. */
export function feelToday(now: number): unknown {
  return date(localText(now).slice(0, 10));
}

function localText(now: number): string {
  return new Date(now + OFFSET_MILLISECONDS).toISOString();
}
