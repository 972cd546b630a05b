/** Where the engine takes the time from; tests give it one that they move. */
export interface Clock {
  /** UTC milliseconds. */
  now(): number;
  /** Calls back once at or after a time (UTC milliseconds); the result cancels that. */
  wakeAt(time: number, callback: () => void): () => void;
}

const LONGEST_TIMEOUT = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  wakeAt(time, callback) {
    // A longer wait is cut short: who is woken early looks again.
    const timeout = setTimeout(callback, Math.min(Math.max(0, time - Date.now()), LONGEST_TIMEOUT));
    timeout.unref();
    return () => clearTimeout(timeout);
  },
};
