import type { Clock } from './clock.ts';

interface Alarm {
  readonly time: number;
  readonly callback: () => void;
}

/** A clock that stands still until it is moved. */
export class VirtualClock implements Clock {
  #now: number;
  readonly #alarms = new Set<Alarm>();

  constructor(start: number = Date.UTC(2026, 0, 5, 1)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  wakeAt(time: number, callback: () => void): () => void {
    const alarm = { time, callback };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  /** Moves the time on by milliseconds and rings what is due. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
    for (const alarm of [...this.#alarms].filter(({ time }) => time <= this.#now)) {
      this.#alarms.delete(alarm);
      alarm.callback();
    }
  }
}
