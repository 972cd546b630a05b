/** Lets a few pieces of work run at once and a bounded number wait; refuses with what `busy` makes when more come. */
export class ConcurrencyLimit {
  readonly #running: number;
  readonly #waiting: number;
  readonly #busy: () => Error;
  readonly #queue: (() => void)[] = [];
  #active = 0;

  constructor(limits: { running: number; waiting: number }, busy: () => Error) {
    this.#running = limits.running;
    this.#waiting = limits.waiting;
    this.#busy = busy;
  }

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#active < this.#running) this.#active++;
    else if (this.#queue.length < this.#waiting) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else throw this.#busy();
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      if (next) next();
      else this.#active--;
    }
  }
}
