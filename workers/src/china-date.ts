const CHINA_OFFSET = 8 * 3_600_000;

/** The day of a time in China's zone, as `2026-11-22`. */
export function chinaDate(at: number): string {
  return new Date(at + CHINA_OFFSET).toISOString().slice(0, 10);
}
