const FIRST = 1_000;
const LONGEST = 300_000;

/** Milliseconds until a job is tried again after so many failed tries before this one: 1 s, 4 s, 16 s … 5 min. */
export function backOff(failures: number): number {
  return Math.min(LONGEST, FIRST * 4 ** failures);
}
