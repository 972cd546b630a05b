import { dayNumberOf, dayText, startOfDayNumber } from '../../calendar/index.ts';

/** Minutes after midnight in China at which things happen; the office works at all but the last. */
const MINUTES = [8 * 60 + 47, 10 * 60 + 32, 14 * 60 + 18, 16 * 60 + 41, 20 * 60 + 6];
const MINUTE = 60_000;

interface DemoHour {
  /** UTC milliseconds. */
  readonly at: number;
  /** Staff are at their desks. */
  readonly working: boolean;
  readonly morning: boolean;
}

/** The hours of a span at which something may happen, in their order. */
export function* demoHours(
  from: number,
  until: number,
  calendar: { isWorkingDay(day: string): boolean },
): Generator<DemoHour> {
  for (let day = dayNumberOf(from); startOfDayNumber(day) <= until; day++) {
    const workday = calendar.isWorkingDay(dayText(day));
    for (const [index, minutes] of MINUTES.entries()) {
      // Shifted a little from day to day, as people are.
      const at = startOfDayNumber(day) + (minutes + ((day * 7 + index * 11) % 23)) * MINUTE;
      if (at >= from && at <= until) yield { at, working: workday && index < MINUTES.length - 1, morning: index === 0 };
    }
  }
}
