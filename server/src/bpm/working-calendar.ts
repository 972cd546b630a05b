/** The official calendar as the kernel asks for it (RPT-078); times are UTC milliseconds, days those of China's zone. */
export interface WorkingCalendar {
  /** End of the n-th working day after the day of `from`. */
  addWorkingDays(from: number, days: number): number | Promise<number>;
  /** Working days from one time to another, negative when `to` is earlier. */
  workingDaysBetween(from: number, to: number): number | Promise<number>;
  /** `day` is written `2026-11-22`. */
  isWorkingDay(day: string): boolean | Promise<boolean>;
}
