import type { SqlTransaction } from '../sql.ts';

/** Suffix of a read whose rows nobody else may change until the end; SQLite has one writer anyway. */
export function forUpdate(tx: SqlTransaction): string {
  return tx.dialect === 'mysql' ? ' FOR UPDATE' : '';
}

/** As `forUpdate`, but leaves out rows that another process holds. */
export function forUpdateSkipLocked(tx: SqlTransaction): string {
  return tx.dialect === 'mysql' ? ' FOR UPDATE SKIP LOCKED' : '';
}

/**
 * Locks the instance that called the given one first of all, so that two steps in one tree of called instances wait
 * for each other instead of locking each other out.
 */
export async function lockTree(tx: SqlTransaction, instanceId: string): Promise<void> {
  if (tx.dialect === 'sqlite') return;
  await tx.all(
    'SELECT id FROM engine_instance WHERE id = (SELECT root_id FROM engine_instance WHERE id = ?) FOR UPDATE',
    [instanceId],
  );
}

/**
 * Lets one deployment at a time count versions. The row that is locked holds no resource; a duplicate insert locks it
 * until the end of the transaction, whether it was there or not.
 */
export async function lockDeployments(tx: SqlTransaction): Promise<void> {
  if (tx.dialect === 'sqlite') return;
  await tx.run(
    "INSERT INTO engine_resource (hash, name, content) VALUES ('deployment', '', '') ON DUPLICATE KEY UPDATE hash = hash",
  );
}
