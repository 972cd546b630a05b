declare module '../db/schema.ts' {
  interface Schema {
    calendar_day: CalendarDayTable;
  }
}

/** A day that was set by hand and goes before the official list; `day` is `YYYY-MM-DD` in China. */
export interface CalendarDayTable {
  day: string;
  working: number;
  name: string;
}
