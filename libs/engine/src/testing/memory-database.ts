import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { engineMigrations } from '../store/migrations.ts';
import type { SqlDatabase, SqlTransaction, SqlValue } from '../sql.ts';

/** A SQLite database for specs and benchmarks: units of work run one after the other, waiting ones share a commit. */
export interface TestDatabase extends SqlDatabase {
  readonly handle: DatabaseSync;
  close(): void;
}

/** Opens a database with the engine's tables; in memory, or in a file as durable as a server's. */
export function openTestDatabase(file = ':memory:'): TestDatabase {
  const handle = new DatabaseSync(file);
  handle.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000',
  );
  for (const { statements } of engineMigrations) for (const statement of statements.sqlite) handle.exec(statement);
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string) => {
    const statement = statements.get(sql) ?? handle.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const queue = new CommitQueue(handle);
  return {
    dialect: 'sqlite',
    handle,
    async transaction(work) {
      let after: (() => void)[] = [];
      const tx: SqlTransaction = {
        dialect: 'sqlite',
        all: async <Row>(sql: string, parameters: readonly SqlValue[] = []) => prepare(sql).all(...parameters) as Row[],
        run: async (sql, parameters = []) => Number(prepare(sql).run(...parameters).changes),
        afterCommit: (callback) => after.push(callback),
      };
      const result = await queue.submit(() => {
        after = [];
        return work(tx);
      });
      for (const callback of after) callback();
      return result;
    },
    close: () => handle.close(),
  };
}

interface Unit {
  run(): Promise<() => void>;
}

class CommitQueue {
  readonly #handle: DatabaseSync;
  readonly #units: Unit[] = [];
  #isDraining = false;

  constructor(handle: DatabaseSync) {
    this.#handle = handle;
  }

  submit<Result>(work: () => Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#units.push({ run: () => this.#inSavepoint(work, resolve, reject) });
      if (!this.#isDraining) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#isDraining = true;
    while (this.#units.length > 0) {
      this.#handle.exec('BEGIN IMMEDIATE');
      const answers: (() => void)[] = [];
      for (let unit = this.#units.shift(); unit; unit = answers.length < 256 ? this.#units.shift() : undefined) {
        answers.push(await unit.run());
      }
      this.#handle.exec('COMMIT');
      for (const answer of answers) answer();
      await new Promise<void>((resolve) => setImmediate(resolve));
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
