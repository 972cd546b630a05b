import { Difference } from './difference.ts';
import type { EngineStage } from './stage.ts';

/** Milliseconds after which conditions are looked at again though nothing was told. */
const GLANCE = 50;

/** Waiting for what an engine tells in its own time. */
export class Patience {
  readonly #stage: Pick<EngineStage, 'patience' | 'quiet'>;
  readonly #failure: () => unknown;
  #waiting: (() => void)[] = [];
  #lastChange = performance.now();
  #isOver = false;

  /** `failure` tells what went wrong meanwhile, for the message when a wait was in vain. */
  constructor(stage: Pick<EngineStage, 'patience' | 'quiet'>, failure: () => unknown) {
    this.#stage = stage;
    this.#failure = failure;
  }

  /** Something came in. */
  changed(): void {
    this.#lastChange = performance.now();
    this.#wake();
  }

  /** Ends every wait, as the case is over. */
  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  /** Waits until a probe finds something. */
  async until<Found>(probe: () => Found | undefined, what: string): Promise<Found> {
    const deadline = performance.now() + this.#stage.patience;
    for (;;) {
      const found = probe();
      if (found !== undefined) return found;
      if (this.#isOver) throw new Difference(`Expected ${what}, but the case is over.`);
      if (performance.now() > deadline) throw new Difference(`Expected ${what}, but waited in vain${this.#because()}.`);
      await this.#next(GLANCE);
    }
  }

  /** Waits until nothing has come in for a while. */
  async quiet(): Promise<void> {
    for (;;) {
      const left = this.#lastChange + this.#stage.quiet - performance.now();
      if (left <= 0 || this.#isOver) return;
      await this.#next(left);
    }
  }

  #because(): string {
    const failure = this.#failure();
    return failure === undefined ? '' : `: ${failure instanceof Error ? failure.message : JSON.stringify(failure)}`;
  }

  #next(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timeout = setTimeout(resolve, milliseconds);
      this.#waiting.push(() => {
        clearTimeout(timeout);
        resolve();
      });
    });
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
