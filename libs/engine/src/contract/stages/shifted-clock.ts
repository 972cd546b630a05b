import { systemClock, type Clock } from '../../time/clock.ts';

interface Alarm {
  readonly time: number;
  readonly callback: () => void;
  cancel: () => void;
}

/** The system's clock, put forward by hand: what a server is told about the time, our side is told, too. */
export class ShiftedClock implements Clock {
  #shift = 0;
  readonly #alarms = new Set<Alarm>();

  now(): number {
    return systemClock.now() + this.#shift;
  }

  wakeAt(time: number, callback: () => void): () => void {
    const alarm: Alarm = { time, callback, cancel: () => undefined };
    this.#alarms.add(alarm);
    this.#set(alarm);
    return () => {
      alarm.cancel();
      this.#alarms.delete(alarm);
    };
  }

  /** Moves the time on by milliseconds; alarms that are due then ring. */
  advance(milliseconds: number): void {
    this.#shift += milliseconds;
    for (const alarm of this.#alarms) {
      alarm.cancel();
      this.#set(alarm);
    }
  }

  #set(alarm: Alarm): void {
    alarm.cancel = systemClock.wakeAt(alarm.time - this.#shift, () => {
      this.#alarms.delete(alarm);
      alarm.callback();
    });
  }
}
