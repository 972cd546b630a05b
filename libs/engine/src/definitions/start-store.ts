import type { SqlTransaction } from '../sql.ts';

/** A start event of the latest version of a process that waits for a message, signal or timer. */
export interface StoredStart {
  readonly processId: string;
  readonly element: string;
  readonly kind: 'message' | 'signal' | 'timer';
  /** Name of the message or signal; of a timer empty, or the time at which it was due when it was put off. */
  readonly name: string;
  readonly version: number;
  /** UTC milliseconds. */
  readonly dueAt: number | null;
  /** Times a timer still fires; -1 without end. */
  readonly times: number | null;
  /** ISO 8601 duration between two times. */
  readonly cycle: string | null;
}

const SELECT = `SELECT process_id AS processId, element_id AS element, kind, name, version, due_at AS dueAt, times, cycle
  FROM engine_start`;

export async function insertStart(tx: SqlTransaction, start: StoredStart): Promise<void> {
  await tx.run(
    `INSERT INTO engine_start (process_id, element_id, kind, name, version, due_at, times, cycle)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [start.processId, start.element, start.kind, start.name, start.version, start.dueAt, start.times, start.cycle],
  );
}

export async function deleteStarts(tx: SqlTransaction, processId: string): Promise<void> {
  await tx.run('DELETE FROM engine_start WHERE process_id = ?', [processId]);
}

/** Takes a timer start event away; false when another process was faster or a new version is there. */
export async function takeDueStart(
  tx: SqlTransaction,
  { processId, element, version, dueAt }: StoredStart,
): Promise<boolean> {
  const taken = await tx.run(
    'DELETE FROM engine_start WHERE process_id = ? AND element_id = ? AND version = ? AND due_at = ?',
    [processId, element, version, dueAt],
  );
  return taken > 0;
}

/** Puts a timer start event off that could not be fired; its cycle keeps in step with when it was due. */
export async function postponeStart(
  tx: SqlTransaction,
  { processId, element }: StoredStart,
  until: number,
): Promise<void> {
  await tx.run(
    `UPDATE engine_start SET name = CASE WHEN name = '' THEN due_at ELSE name END, due_at = ?
     WHERE process_id = ? AND element_id = ? AND kind = 'timer'`,
    [until, processId, element],
  );
}

/** Start events that wait for a message or signal. */
export async function startsBy(tx: SqlTransaction, kind: 'message' | 'signal', name: string): Promise<StoredStart[]> {
  return tx.all<StoredStart>(`${SELECT} WHERE kind = ? AND name = ? ORDER BY process_id`, [kind, name]);
}

/** Message start events of one process. */
export async function messageStartsOf(tx: SqlTransaction, processId: string): Promise<StoredStart[]> {
  return tx.all<StoredStart>(`${SELECT} WHERE process_id = ? AND kind = 'message'`, [processId]);
}

/** Start events whose timer is due. */
export async function dueStarts(tx: SqlTransaction, now: number, limit: number): Promise<StoredStart[]> {
  return tx.all<StoredStart>(`${SELECT} WHERE due_at <= ? ORDER BY due_at LIMIT ${limit}`, [now]);
}
