import { DestroyRef, computed, inject, signal, type Signal } from '@angular/core';

export interface Countdown {
  /** Whole seconds still to wait. */
  readonly left: Signal<number>;
  /** 0 … 1, how much of the time has passed. */
  readonly done: Signal<number>;
  start(seconds: number): void;
}

/** Counts seconds by the clock, so that a sleeping tab neither shortens nor prolongs the wait. */
export function createCountdown(): Countdown {
  const end = signal(0);
  const total = signal(0);
  const now = signal(performance.now());
  const left = computed(() => Math.max(0, Math.ceil((end() - now()) / 1000)));
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = () => clearInterval(timer);
  inject(DestroyRef).onDestroy(stop);
  return {
    left,
    done: computed(() => (total() === 0 ? 1 : Math.min(1, 1 - (end() - now()) / (total() * 1000)))),
    start(seconds) {
      stop();
      // Read from the clock, not from the signal: an effect that starts the count must not follow its ticks.
      const started = performance.now();
      now.set(started);
      total.set(seconds);
      end.set(started + seconds * 1000);
      timer = setInterval(() => {
        now.set(performance.now());
        if (left() === 0) stop();
      }, 200);
    },
  };
}
