import { setImmediate } from 'node:timers/promises';
import type { SqliteConnection } from './sqlite-connection.ts';

/** How many units of work share a commit at most, and for how many milliseconds it may be held open. */
const LIMIT = { units: 256, milliseconds: 10 };

interface Unit {
  run(): Promise<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/**
 * Runs units of work one after the other on SQLite's single writer. Those that wait at the same time share one commit,
 * each in its own savepoint, so that `synchronous = FULL` costs one disk flush for many of them. Nobody is answered before
 * the commit that holds his work.
 */
export class GroupCommit {
  readonly #connection: SqliteConnection;
  readonly #queue: Unit[] = [];
  #draining: Promise<void> | undefined;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  submit<Result>(run: () => Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#queue.push({ run, resolve: resolve, reject });
      this.#draining ??= this.#drain().finally(() => (this.#draining = undefined));
    });
  }

  async idle(): Promise<void> {
    while (this.#draining) await this.#draining;
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      await this.#commitSome();
      await setImmediate();
    }
  }

  async #commitSome(): Promise<void> {
    const answers: (() => void)[] = [];
    const units: Unit[] = [];
    try {
      this.#connection.exec('BEGIN IMMEDIATE');
      const end = performance.now() + LIMIT.milliseconds;
      for (let unit = this.#queue.shift(); unit; unit = this.#nextUnit(units.length, end)) {
        units.push(unit);
        answers.push(await this.#runUnit(unit));
      }
      this.#connection.exec('COMMIT');
    } catch (error) {
      this.#abandon(units, error);
      return;
    }
    for (const answer of answers) answer();
  }

  #nextUnit(taken: number, end: number): Unit | undefined {
    return taken < LIMIT.units && performance.now() < end ? this.#queue.shift() : undefined;
  }

  async #runUnit(unit: Unit): Promise<() => void> {
    this.#connection.exec('SAVEPOINT unit');
    try {
      const result = await unit.run();
      this.#connection.exec('RELEASE unit');
      return () => unit.resolve(result);
    } catch (error) {
      this.#connection.exec('ROLLBACK TO unit');
      this.#connection.exec('RELEASE unit');
      return () => unit.reject(error);
    }
  }

  /** The shared transaction itself failed (disk full, database locked by another process): nobody's work is kept. */
  #abandon(units: Unit[], error: unknown): void {
    if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
    const hit = units.length > 0 ? units : this.#queue.splice(0, 1);
    for (const unit of hit) unit.reject(error);
  }
}
