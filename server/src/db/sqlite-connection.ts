import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

interface Prepared {
  readonly statement: StatementSync;
  readonly returnsRows: boolean;
}

/** When what was committed is forced onto the disk; with `checkpoint` a power cut may take back the last commits, whole. */
export type Flush = 'commit' | 'checkpoint';

/** One SQLite handle with its prepared statements; synchronous, as SQLite is. */
export class SqliteConnection {
  readonly #handle: DatabaseSync;
  readonly #statements = new Map<string, Prepared>();

  constructor(file: string, options: { readOnly: boolean; flush?: Flush }) {
    this.#handle = new DatabaseSync(file, { readOnly: options.readOnly, timeout: 5000 });
    if (!options.readOnly) {
      this.exec('PRAGMA journal_mode = WAL');
      this.exec(`PRAGMA synchronous = ${options.flush === 'checkpoint' ? 'NORMAL' : 'FULL'}`);
      this.exec('PRAGMA wal_autocheckpoint = 4000');
    }
    this.exec('PRAGMA foreign_keys = ON');
    // In KiB. The writer touches few pages at a time; what is read again and again is the readers'.
    this.exec(`PRAGMA cache_size = -${options.readOnly ? 32_768 : 16_384}`);
  }

  get inTransaction(): boolean {
    return this.#handle.isTransaction;
  }

  exec(sql: string): void {
    this.#handle.exec(sql);
  }

  all(sql: string, parameters: readonly unknown[]): unknown[] {
    return this.#prepare(sql).statement.all(...(parameters as SQLInputValue[]));
  }

  run(sql: string, parameters: readonly unknown[]): { changes: number; lastInsertRowid: bigint } {
    const { changes, lastInsertRowid } = this.#prepare(sql).statement.run(...(parameters as SQLInputValue[]));
    return { changes: Number(changes), lastInsertRowid: BigInt(lastInsertRowid) };
  }

  /** True when the statement answers with rows, as a select or a `returning` does. */
  returnsRows(sql: string): boolean {
    return this.#prepare(sql).returnsRows;
  }

  close(): void {
    this.#statements.clear();
    this.#handle.close();
  }

  #prepare(sql: string): Prepared {
    let prepared = this.#statements.get(sql);
    if (!prepared) {
      const statement = this.#handle.prepare(sql);
      prepared = { statement, returnsRows: statement.columns().length > 0 };
      if (this.#statements.size >= 500) this.#statements.clear();
      this.#statements.set(sql, prepared);
    }
    return prepared;
  }
}
