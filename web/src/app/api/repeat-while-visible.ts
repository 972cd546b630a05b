/** Work that is repeated until it is stopped. */
export interface Repetition {
  /** Does the work without waiting for its time, but at the earliest `gap` milliseconds after it was last begun. */
  soon(gap?: number): void;
  stop(): void;
}

/**
 * Does `work` at once and then again `pause()` milliseconds after each time, as long as the page can be seen: in a hidden tab
 * it rests, and goes on when the tab is shown. `work` must not reject.
 */
export function repeatWhileVisible(work: () => Promise<void>, pause: () => number): Repetition {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = 0;
  let lastAt = 0;
  let isRunning = false;
  let isStopped = false;

  const plan = () => {
    clearTimeout(timer);
    if (isStopped || isRunning || document.hidden) return;
    timer = setTimeout(() => void run(), Math.max(0, dueAt - Date.now()));
  };
  const run = async () => {
    isRunning = true;
    lastAt = Date.now();
    dueAt = Number.POSITIVE_INFINITY;
    await work();
    isRunning = false;
    dueAt = Math.min(dueAt, Date.now() + pause());
    plan();
  };
  document.addEventListener('visibilitychange', plan);
  plan();
  return {
    soon: (gap = 0) => {
      dueAt = Math.min(dueAt, lastAt + gap);
      plan();
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', plan);
    },
  };
}
