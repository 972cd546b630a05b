import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { engineMigrations } from '../store/migrations.ts';
import type { SqlDatabase, SqlTransaction, SqlValue } from '../sql.ts';

/** How many units of work share a commit at most, and for how many milliseconds it may be held open, as in a server. */
const LIMIT = { units: 256, milliseconds: 10 };

/** As a server's writer: durable at each commit, 16 MiB of pages in memory. */
const SETTINGS = `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;
  PRAGMA cache_size = -16384`;

/** A SQLite file with the engine's tables, opened as a server opens it, that counts what is asked of it. */
export class BenchDatabase implements SqlDatabase {
  readonly dialect = 'sqlite';
  statements = 0;
  rowsRead = 0;
  /** Milliseconds. */
  statementTime = 0;
  /** Milliseconds. */
  commitTime = 0;
  readonly #handle: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();
  readonly #units: (() => Promise<() => void>)[] = [];
  #isDraining = false;

  constructor(file: string) {
    this.#handle = new DatabaseSync(file);
    this.#handle.exec(SETTINGS);
    const [present] = this.#handle.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'engine_instance'").all();
    if (present) return;
    for (const { statements } of engineMigrations) for (const sql of statements.sqlite) this.#handle.exec(sql);
  }

  resetMeter(): void {
    this.statements = 0;
    this.rowsRead = 0;
    this.statementTime = 0;
    this.commitTime = 0;
  }

  async transaction<Result>(work: (tx: SqlTransaction) => Promise<Result>): Promise<Result> {
    const after: (() => void)[] = [];
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    this.#units.push(() => this.#inSavepoint(() => work(this.#open(after)), resolve, reject));
    if (!this.#isDraining) void this.#drain();
    const result = await promise;
    for (const callback of after) callback();
    return result;
  }

  /** Bytes of the pages in use. */
  size(): number {
    const pragma = (name: string) => Number(Object.values(this.#handle.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
    return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
  }

  close(): void {
    this.#handle.close();
  }

  #open(after: (() => void)[]): SqlTransaction {
    return {
      dialect: 'sqlite',
      all: async <Row>(sql: string, parameters: readonly SqlValue[] = []) => {
        const rows = this.#metered(() => this.#prepare(sql).all(...parameters)) as Row[];
        this.rowsRead += rows.length;
        return rows;
      },
      run: async (sql, parameters = []) => Number(this.#metered(() => this.#prepare(sql).run(...parameters)).changes),
      afterCommit: (callback) => after.push(callback),
    };
  }

  #prepare(sql: string): StatementSync {
    const statement = this.#prepared.get(sql) ?? this.#handle.prepare(sql);
    this.#prepared.set(sql, statement);
    return statement;
  }

  #metered<Result>(statement: () => Result): Result {
    const from = performance.now();
    const result = statement();
    this.statementTime += performance.now() - from;
    this.statements += 1;
    return result;
  }

  async #drain(): Promise<void> {
    this.#isDraining = true;
    while (this.#units.length > 0) {
      this.#handle.exec('BEGIN IMMEDIATE');
      const answers: (() => void)[] = [];
      const until = performance.now() + LIMIT.milliseconds;
      while (this.#units.length > 0 && answers.length < LIMIT.units && performance.now() < until) {
        const unit = this.#units.shift();
        if (unit) answers.push(await unit());
      }
      const from = performance.now();
      this.#handle.exec('COMMIT');
      this.commitTime += performance.now() - from;
      for (const answer of answers) answer();
      await setImmediate();
    }
    this.#isDraining = false;
  }

  async #inSavepoint<Result>(
    work: () => Promise<Result>,
    resolve: (result: Result) => void,
    reject: (error: unknown) => void,
  ): Promise<() => void> {
    this.#handle.exec('SAVEPOINT unit');
    try {
      const result = await work();
      this.#handle.exec('RELEASE unit');
      return () => resolve(result);
    } catch (error) {
      this.#handle.exec('ROLLBACK TO unit; RELEASE unit');
      return () => reject(error);
    }
  }
}
