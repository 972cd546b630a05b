import type { Clock } from './clock.ts';

/** Milliseconds; the database may be away for a while. */
const RETRY_AFTER_ERROR = 1_000;

/** Runs work when woken and again when it says that more falls due; between that it costs nothing. */
export class WakeLoop {
  readonly #clock: Clock;
  readonly #work: () => Promise<number>;
  readonly #onError: (error: unknown) => void;
  #isRunning = false;
  #wokenMeanwhile = false;
  #isStopped = true;
  #cancelAlarm: (() => void) | undefined;
  #alarmTime = Number.POSITIVE_INFINITY;
  #done: Promise<void> = Promise.resolve();

  /** `work` tells when it wants to run again, in UTC milliseconds; infinity: when woken. */
  constructor(clock: Clock, work: () => Promise<number>, onError: (error: unknown) => void = () => undefined) {
    this.#clock = clock;
    this.#work = work;
    this.#onError = onError;
  }

  start(): void {
    this.#isStopped = false;
    this.wake();
  }

  wake(): void {
    if (this.#isStopped) return;
    if (this.#isRunning) this.#wokenMeanwhile = true;
    else this.#done = this.#run();
  }

  /** Wakes the loop at a time, if it is not woken before. */
  wakeAt(time: number): void {
    if (time <= this.#clock.now()) this.wake();
    else if (!this.#isStopped) this.#setAlarm(time);
  }

  get isBusy(): boolean {
    return this.#isRunning;
  }

  /** Runs once more and waits for it. */
  async pass(): Promise<void> {
    this.wake();
    await this.#done;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelAlarm?.();
    this.#alarmTime = Number.POSITIVE_INFINITY;
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
    this.#isRunning = true;
    do {
      this.#wokenMeanwhile = false;
      const next = await this.#workOnce();
      if (next <= this.#clock.now()) this.#wokenMeanwhile = true;
      else if (!this.#isStopped) this.#setAlarm(next);
    } while (this.#goesOn());
    this.#isRunning = false;
  }

  async #workOnce(): Promise<number> {
    try {
      return await this.#work();
    } catch (error) {
      this.#onError(error);
      return this.#clock.now() + RETRY_AFTER_ERROR;
    }
  }

  #goesOn(): boolean {
    return this.#wokenMeanwhile && !this.#isStopped;
  }
}
