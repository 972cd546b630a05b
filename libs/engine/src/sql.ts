/** A value that can be bound to a statement; times are UTC milliseconds, JSON is text. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** An open transaction of the application, on which the embedded engine writes its own rows. */
export interface SqlTransaction {
  readonly dialect: 'sqlite' | 'mysql';
  /** Rows of a query; `?` marks parameters. */
  all<Row>(sql: string, parameters?: readonly SqlValue[]): Promise<Row[]>;
  /** Runs a statement and tells how many rows it changed. */
  run(sql: string, parameters?: readonly SqlValue[]): Promise<number>;
  /** Registers work for after a successful commit, such as waking a poller. */
  afterCommit(work: () => void): void;
}

/** Opens transactions; a unit of work may be run again after a deadlock, so it must have no other effects. */
export interface SqlDatabase {
  readonly dialect: 'sqlite' | 'mysql';
  transaction<Result>(work: (tx: SqlTransaction) => Promise<Result>): Promise<Result>;
}
