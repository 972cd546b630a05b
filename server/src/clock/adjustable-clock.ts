import { systemClock, type Clock } from '@safeflow/engine';

interface Alarm {
  readonly time: number;
  readonly callback: () => void;
  cancel: () => void;
}

/** The system's clock, which can be set forward to show what happens later; never in production. */
export class AdjustableClock implements Clock {
  #offset: number;
  readonly #alarms = new Set<Alarm>();

  constructor(offset = 0) {
    this.#offset = offset;
  }

  /** Milliseconds ahead of the system's clock. */
  get offset(): number {
    return this.#offset;
  }

  now(): number {
    return systemClock.now() + this.#offset;
  }

  wakeAt(time: number, callback: () => void): () => void {
    const alarm: Alarm = { time, callback, cancel: () => undefined };
    this.#alarms.add(alarm);
    this.#arm(alarm);
    return () => {
      alarm.cancel();
      this.#alarms.delete(alarm);
    };
  }

  /** Sets the clock forward; what falls due by that is woken at once. */
  advance(milliseconds: number): void {
    this.#offset += milliseconds;
    for (const alarm of this.#alarms) {
      alarm.cancel();
      this.#arm(alarm);
    }
  }

  #arm(alarm: Alarm): void {
    alarm.cancel = systemClock.wakeAt(alarm.time - this.#offset, () => {
      this.#alarms.delete(alarm);
      alarm.callback();
    });
  }
}
