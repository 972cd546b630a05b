import type { InsertObject } from 'kysely';
import type { Tx } from './database.ts';
import type { Schema } from './schema.ts';

/** Inserts rows and leaves those alone whose key is there already; tells how many are new. */
export async function insertNew<Table extends keyof Schema>(
  tx: Tx,
  table: Table,
  rows: readonly InsertObject<Schema, Table>[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const insert = tx.k.insertInto(table).values(rows);
  const quiet = tx.dialect === 'mysql' ? insert.ignore() : insert.orIgnore();
  const results = await quiet.execute();
  return results.reduce((sum, { numInsertedOrUpdatedRows }) => sum + Number(numInsertedOrUpdatedRows ?? 0n), 0);
}
