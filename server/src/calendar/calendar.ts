import { v7 as uuid } from 'uuid';
import type { Database, Tx } from '../db/database.ts';
import { officialDays, officialYears, type SpecialDay } from './official-days.ts';
import { WorkingDays } from './working-days.ts';

const VERSION = 'calendar.version';
/** Statutory days off a year since 2025: when so many were entered by hand, the year counts as known. */
const DAYS_OFF = 13;

/** The official calendar with the days set by hand before it, answered from memory (RPT-078). */
export class Calendar {
  readonly #database: Database;
  #version = '';
  #edited: ReadonlyMap<string, SpecialDay> = new Map();
  #days = new WorkingDays(officialDays);

  constructor(database: Database) {
    this.#database = database;
  }

  /** End (23:59:59.999 in China) of the n-th working day after the day of `from`, UTC milliseconds. */
  addWorkingDays(from: number, days: number): number {
    return this.#days.addWorkingDays(from, days);
  }

  /** Working days from the day of `from` to the day of `to`, negative when `to` is earlier. */
  workingDaysBetween(from: number, to: number): number {
    return this.#days.workingDaysBetween(from, to);
  }

  /** `day` is `YYYY-MM-DD` in China. */
  isWorkingDay(day: string): boolean {
    return this.#days.isWorkingDay(day);
  }

  /** Whether the holidays of a year are known, officially or by hand; plain weeks are assumed otherwise. */
  isComplete(year: number): boolean {
    const entered = [...this.#edited.values()].filter(({ day, working }) => !working && day.startsWith(`${year}-`));
    return officialYears.has(year) || entered.length >= DAYS_OFF;
  }

  /** The days of a year that differ from the plain week or were set by hand. */
  daysOf(year: number): (SpecialDay & { edited: boolean })[] {
    const merged = new Map([...officialDays, ...this.#edited]);
    return [...merged.values()]
      .filter(({ day }) => day.startsWith(`${year}-`))
      .sort((one, other) => one.day.localeCompare(other.day))
      .map((special) => ({ ...special, edited: this.#edited.has(special.day) }));
  }

  year(year: number) {
    return { year, complete: this.isComplete(year), days: this.daysOf(year) };
  }

  async set(tx: Tx, { day, working, name }: SpecialDay): Promise<void> {
    await tx.k.deleteFrom('calendar_day').where('day', '=', day).execute();
    await tx.k
      .insertInto('calendar_day')
      .values({ day, working: working ? 1 : 0, name })
      .execute();
    await this.#changed(tx);
  }

  /** Takes back what was set by hand. */
  async unset(tx: Tx, day: string): Promise<void> {
    await tx.k.deleteFrom('calendar_day').where('day', '=', day).execute();
    await this.#changed(tx);
  }

  /** Reads the days set by hand, here or by another replica, when they have changed. */
  async refresh(): Promise<void> {
    const read = this.#database.read;
    const { value } = await read
      .selectFrom('setting')
      .select('value')
      .where('name', '=', VERSION)
      .executeTakeFirstOrThrow();
    if (value === this.#version) return;
    const rows = await read.selectFrom('calendar_day').selectAll().execute();
    this.#edited = new Map(rows.map((row) => [row.day, { ...row, working: row.working === 1 }]));
    this.#days = new WorkingDays(new Map([...officialDays, ...this.#edited]));
    this.#version = value;
  }

  async #changed(tx: Tx): Promise<void> {
    await tx.k.updateTable('setting').set({ value: uuid() }).where('name', '=', VERSION).execute();
  }
}
