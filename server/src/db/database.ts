import type { Kysely } from 'kysely';
import type { SqlTransaction } from '@safeflow/engine';
import type { Schema } from './schema.ts';

/** An open unit of work: typed queries through `k`, plain statements for the engine. */
export interface Tx extends SqlTransaction {
  readonly k: Kysely<Schema>;
}

/** The application's database. Reads outside a transaction never see uncommitted rows. */
export interface Database {
  readonly dialect: 'sqlite' | 'mysql';
  /** Queries outside a transaction; never write through it. */
  readonly read: Kysely<Schema>;
  /**
   * Runs one unit of work and commits it. The work may be run again after a deadlock, so it must have no effects but on
   * the transaction; what has to happen after the commit goes to `tx.afterCommit`. Transactions do not nest.
   */
  transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** Runs the migrations that are missing and tells their names. */
  migrate(): Promise<string[]>;
  close(): Promise<void>;
}
