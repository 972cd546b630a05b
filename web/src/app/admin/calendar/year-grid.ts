/** A day that differs from the plain week. */
export interface SpecialDay {
  readonly day: string;
  readonly working: boolean;
  readonly name: string;
  readonly edited: boolean;
}

export interface CalendarCell {
  /** `2026-11-22`. */
  readonly day: string;
  readonly date: number;
  readonly working: boolean;
  readonly special: SpecialDay | null;
}

export interface CalendarMonth {
  /** 1 … 12. */
  readonly month: number;
  /** Empty places before the first day; weeks begin on Monday. */
  readonly lead: readonly number[];
  readonly cells: readonly CalendarCell[];
}

const DAY = 86_400_000;

/** The twelve months of a year with every day's standing; a day without an entry follows the plain week. */
export function yearGrid(year: number, days: readonly SpecialDay[]): CalendarMonth[] {
  const special = new Map(days.map((day) => [day.day, day]));
  return Array.from({ length: 12 }, (_, index) => {
    const first = Date.UTC(year, index, 1);
    const length = (Date.UTC(year, index + 1, 1) - first) / DAY;
    const cells = Array.from({ length }, (_unused, offset) => cell(first + offset * DAY, special));
    return {
      month: index + 1,
      lead: Array.from({ length: (weekday(first) + 6) % 7 }, (_unused, place) => place),
      cells,
    };
  });
}

function cell(time: number, special: ReadonlyMap<string, SpecialDay>): CalendarCell {
  const day = new Date(time).toISOString().slice(0, 10);
  const found = special.get(day) ?? null;
  const plain = weekday(time) !== 0 && weekday(time) !== 6;
  return { day, date: Number(day.slice(8)), working: found?.working ?? plain, special: found };
}

function weekday(time: number): number {
  return new Date(time).getUTCDay();
}
