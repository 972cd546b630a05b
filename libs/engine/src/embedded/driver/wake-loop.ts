import type { Clock } from '../clock.ts';

/** Milliseconds; the database may be away for a while. */
const RETRY_AFTER_ERROR = 1_000;

/** Runs work when woken and again when it says that more falls due; between that it costs nothing. */
export class WakeLoop {
  readonly #clock: Clock;
  readonly #work: () => Promise<number | undefined>;
  readonly #onError: (error: unknown) => void;
  #running = false;
  #wokenMeanwhile = false;
  #stopped = true;
  #cancelAlarm: (() => void) | undefined;
  #alarmTime = Number.POSITIVE_INFINITY;
  #done: Promise<void> = Promise.resolve();

  /** `work` tells when it wants to run again, in UTC milliseconds. */
  constructor(clock: Clock, work: () => Promise<number | undefined>, onError: (error: unknown) => void) {
    this.#clock = clock;
    this.#work = work;
    this.#onError = onError;
  }

  start(): void {
    this.#stopped = false;
    this.wake();
  }

  wake(): void {
    if (this.#stopped) return;
    if (this.#running) this.#wokenMeanwhile = true;
    else this.#done = this.#run();
  }

  /** Wakes the loop at a time, if it is not woken before. */
  wakeAt(time: number): void {
    if (!this.#stopped && time <= this.#clock.now()) this.wake();
    else if (!this.#stopped) this.#setAlarm(time);
  }

  get isBusy(): boolean {
    return this.#running;
  }

  /** Runs once more and waits for it. */
  async pass(): Promise<void> {
    this.wake();
    await this.#done;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelAlarm?.();
    await this.#done;
  }

  #setAlarm(time: number): void {
    if (time >= this.#alarmTime) return;
    this.#cancelAlarm?.();
    this.#alarmTime = time;
    this.#cancelAlarm = this.#clock.wakeAt(time, () => {
      this.#alarmTime = Number.POSITIVE_INFINITY;
      this.wake();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    do {
      this.#wokenMeanwhile = false;
      try {
        const next = await this.#work();
        if (next !== undefined && !this.#stopped) this.#setAlarm(next);
      } catch (error) {
        this.#onError(error);
        this.#setAlarm(this.#clock.now() + RETRY_AFTER_ERROR);
      }
    } while (this.#goesOn());
    this.#running = false;
  }

  #goesOn(): boolean {
    return this.#wokenMeanwhile && !this.#stopped;
  }
}
