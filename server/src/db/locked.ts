import type { Tx } from './database.ts';

interface Lockable<Query> {
  forUpdate(): Query;
}

/** Locks the rows read until the transaction ends; SQLite has one writer and needs no lock. */
export function locked<Query extends Lockable<Query>>(tx: Tx, query: Query): Query {
  return tx.dialect === 'mysql' ? query.forUpdate() : query;
}
