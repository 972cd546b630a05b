import type { SqlDatabase, SqlTransaction } from '../sql.ts';
import type { TestDatabase } from '../testing/memory-database.ts';

/** Counts the statements of a database and the time spent in them; commits are the time outside of units of work. */
export class MeteredDatabase implements SqlDatabase {
  readonly dialect = 'sqlite';
  statements = 0;
  /** Milliseconds. */
  statementTime = 0;
  readonly #database: TestDatabase;

  constructor(database: TestDatabase) {
    this.#database = database;
  }

  get commitTime(): number {
    return this.#database.commitTime();
  }

  reset(): void {
    this.statements = 0;
    this.statementTime = 0;
    this.#database.resetCommitTime();
  }

  transaction<Result>(work: (tx: SqlTransaction) => Promise<Result>): Promise<Result> {
    return this.#database.transaction((tx) =>
      work({
        dialect: tx.dialect,
        all: (sql, parameters) => this.#metered(() => tx.all(sql, parameters)),
        run: (sql, parameters) => this.#metered(() => tx.run(sql, parameters)),
        afterCommit: (callback) => {
          tx.afterCommit(callback);
        },
      }),
    );
  }

  /** Bytes of the pages in use. */
  size(): number {
    const pragma = (name: string) =>
      Number(Object.values(this.#database.handle.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
    return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
  }

  close(): void {
    this.#database.close();
  }

  /** SQLite answers at once, so the time of the call is the time of the statement. */
  #metered<Result>(statement: () => Promise<Result>): Promise<Result> {
    const from = performance.now();
    const result = statement();
    this.statementTime += performance.now() - from;
    this.statements += 1;
    return result;
  }
}
