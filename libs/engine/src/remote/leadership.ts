import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { SqlDatabase } from '../sql.ts';
import { insertOrIgnore } from './insert-or-ignore.ts';

/** Milliseconds; a process that dies is followed by another one after `HELD` at the latest. */
const HELD = 10_000;
const RENEWED = 2_500;
const RETRIED = 1_000;

interface Needs {
  readonly database: SqlDatabase;
  readonly onError: (error: unknown) => void;
}

/** Lets one of all processes that share a database do some work, as long as it renews its claim. */
export class Leadership {
  readonly #needs: Needs;
  readonly #holder = randomUUID();
  readonly #stopped = new AbortController();
  readonly #loops: Promise<void>[] = [];

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  lead(name: string, work: (signal: AbortSignal) => Promise<void>): void {
    this.#loops.push(this.#loop(name, work));
  }

  /** Ends the work and gives every claim back, so that another process need not wait for it to run out. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.all(this.#loops);
  }

  async #loop(name: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      if (await this.#claim(name)) await this.#leadUntilLost(name, work);
      await waited(RETRIED, this.#stopped.signal);
    }
  }

  async #leadUntilLost(name: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const lost = new AbortController();
    const signal = AbortSignal.any([lost.signal, this.#stopped.signal]);
    const working = work(signal)
      .catch((error: unknown) => {
        if (!signal.aborted) this.#needs.onError(error);
      })
      .finally(() => lost.abort());
    while (await waited(RENEWED, signal)) {
      if (!(await this.#claim(name))) lost.abort();
    }
    await working;
    if (this.#stopped.signal.aborted) await this.#release(name);
  }

  /** Takes or renews the claim; a database that is away counts as a claim that is lost. */
  async #claim(name: string): Promise<boolean> {
    const now = Date.now();
    try {
      return await this.#needs.database.transaction(async (tx) => {
        const held = await tx.run(
          'UPDATE engine_lease SET holder = ?, held_until = ? WHERE name = ? AND (holder = ? OR held_until < ?)',
          [this.#holder, now + HELD, name, this.#holder, now],
        );
        if (held > 0) return true;
        return insertOrIgnore(tx, 'engine_lease', { name, holder: this.#holder, held_until: now + HELD });
      });
    } catch (error) {
      this.#needs.onError(error);
      return false;
    }
  }

  async #release(name: string): Promise<void> {
    try {
      await this.#needs.database.transaction((tx) =>
        tx.run('DELETE FROM engine_lease WHERE name = ? AND holder = ?', [name, this.#holder]),
      );
    } catch (error) {
      this.#needs.onError(error);
    }
  }
}

/** False when the signal came first. */
function waited(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return setTimeout(milliseconds, true, { signal }).catch(() => false);
}
