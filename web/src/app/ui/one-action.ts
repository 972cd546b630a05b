import { signal } from '@angular/core';
import { ApiProblem } from '../api/api-problem.ts';

/** One request at a time: whether it runs, and what came of it. */
export class OneAction {
  readonly #busy = signal(false);
  readonly #problem = signal<unknown>(undefined);
  readonly busy = this.#busy.asReadonly();
  readonly problem = this.#problem.asReadonly();

  /** Runs `work` unless one is running; true when it succeeded. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.#busy()) return false;
    this.#busy.set(true);
    this.#problem.set(undefined);
    try {
      await work();
      return true;
    } catch (problem) {
      this.#problem.set(problem);
      return false;
    } finally {
      this.#busy.set(false);
    }
  }

  /** What the server said about one field. */
  errorOf(field: string): string {
    const problem = this.#problem();
    return problem instanceof ApiProblem ? (problem.errorOf(field) ?? '') : '';
  }

  forget(): void {
    this.#problem.set(undefined);
  }
}
