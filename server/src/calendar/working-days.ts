import { dayNumber, dayNumberOf, dayText, endOfDayNumber } from './china-day.ts';
import { worksByWeekday } from './official-days.ts';

const FIRST = dayNumber('2004-01-01');
const LAST = dayNumber('2100-12-31');

/** Counts working days between 2004 and 2100 in logarithmic time; times are UTC milliseconds, days those of China. */
export class WorkingDays {
  /** Working days from the first day to each day, that one included. */
  readonly #until = new Int32Array(LAST - FIRST + 1);

  constructor(special: ReadonlyMap<string, { readonly working: boolean }>) {
    const byNumber = new Map([...special].map(([day, { working }]) => [dayNumber(day), working]));
    let count = 0;
    for (let day = FIRST; day <= LAST; day++) {
      if (byNumber.get(day) ?? worksByWeekday(day)) count++;
      this.#until[day - FIRST] = count;
    }
  }

  isWorkingDay(day: string): boolean {
    const number = dayNumber(day);
    return this.#count(number) > this.#count(number - 1);
  }

  /** End of the n-th working day after the day of `from`; before it when `days` is negative, the end of that day for 0. */
  addWorkingDays(from: number, days: number): number {
    const day = dayNumberOf(from);
    if (days === 0) return endOfDayNumber(day);
    const wanted = days > 0 ? this.#count(day) + days : this.#count(day - 1) + days + 1;
    return endOfDayNumber(this.#dayOfCount(wanted));
  }

  /** Working days after the day of `from` up to the day of `to`; negative when `to` is earlier. */
  workingDaysBetween(from: number, to: number): number {
    return this.#count(dayNumberOf(to)) - this.#count(dayNumberOf(from));
  }

  #count(day: number): number {
    if (day === FIRST - 1) return 0;
    const count = this.#until[day - FIRST];
    if (count === undefined)
      throw new RangeError(`Expected a day from 2004 to 2100, but got ${Number.isFinite(day) ? dayText(day) : day}.`);
    return count;
  }

  /** The first day by which `wanted` working days have passed. */
  #dayOfCount(wanted: number): number {
    let low = 0;
    let high = this.#until.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#until[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    if (wanted < 1 || low === this.#until.length)
      throw new RangeError(`Expected a day from 2004 to 2100, but ${wanted} working days lead beyond.`);
    return FIRST + low;
  }
}
