import type { SqlTransaction } from '../../sql.ts';
import { forUpdate } from '../../store/locking.ts';

/** A timer of a running instance. */
export interface StoredTimer {
  readonly instanceId: string;
  /** Element instance that waits. */
  readonly elementKey: string;
  /** The catching element. */
  readonly element: string;
}

export async function insertTimer(tx: SqlTransaction, timer: StoredTimer, dueAt: number): Promise<void> {
  await tx.run('INSERT INTO engine_timer (instance_id, element_key, element_id, due_at) VALUES (?, ?, ?, ?)', [
    timer.instanceId,
    timer.elementKey,
    timer.element,
    dueAt,
  ]);
}

export async function deleteTimer(tx: SqlTransaction, { instanceId, elementKey, element }: StoredTimer): Promise<void> {
  await tx.run('DELETE FROM engine_timer WHERE instance_id = ? AND element_key = ? AND element_id = ?', [
    instanceId,
    elementKey,
    element,
  ]);
}

export async function dueTimers(tx: SqlTransaction, now: number, limit: number): Promise<StoredTimer[]> {
  return tx.all<StoredTimer>(
    `SELECT instance_id AS instanceId, element_key AS elementKey, element_id AS element
     FROM engine_timer WHERE due_at <= ? ORDER BY due_at LIMIT ${limit}`,
    [now],
  );
}

/** True while the timer is set and due: another process may have fired it. */
export async function isTimerDue(tx: SqlTransaction, timer: StoredTimer, now: number): Promise<boolean> {
  const rows = await tx.all(
    'SELECT due_at FROM engine_timer WHERE instance_id = ? AND element_key = ? AND element_id = ? AND due_at <= ?' +
      forUpdate(tx),
    [timer.instanceId, timer.elementKey, timer.element, now],
  );
  return rows.length > 0;
}

/** Puts a timer off that could not be fired. */
export async function postponeTimer(tx: SqlTransaction, timer: StoredTimer, until: number): Promise<void> {
  await tx.run('UPDATE engine_timer SET due_at = ? WHERE instance_id = ? AND element_key = ? AND element_id = ?', [
    until,
    timer.instanceId,
    timer.elementKey,
    timer.element,
  ]);
}

/** When the next timer is due or the next message expires, in UTC milliseconds. */
export async function nextTimerAt(tx: SqlTransaction): Promise<number | undefined> {
  const rows = await tx.all<{ at: number | null }>(
    `SELECT MIN(due_at) AS at FROM engine_timer
     UNION ALL SELECT MIN(due_at) AS at FROM engine_start WHERE due_at IS NOT NULL
     UNION ALL SELECT MIN(expires_at) AS at FROM engine_message`,
  );
  const times = rows.map(({ at }) => at).filter((at) => at !== null);
  return times.length > 0 ? Math.min(...times) : undefined;
}
