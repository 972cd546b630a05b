import type { SqlTransaction, SqlValue } from '../sql.ts';

/** Inserts a row unless its key is there; false when it was. */
export async function insertOrIgnore(
  tx: SqlTransaction,
  table: string,
  row: Readonly<Record<string, SqlValue>>,
): Promise<boolean> {
  const ignore = tx.dialect === 'mysql' ? 'INSERT IGNORE' : 'INSERT OR IGNORE';
  const columns = Object.keys(row);
  const inserted = await tx.run(
    `${ignore} INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    Object.values(row),
  );
  return inserted > 0;
}
