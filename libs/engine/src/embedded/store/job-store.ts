import type { SqlTransaction } from '../../sql.ts';
import { forUpdate, forUpdateSkipLocked } from '../../store/locking.ts';

/** A job as its row holds it. */
export interface StoredJob {
  readonly instanceId: string;
  readonly elementKey: string;
  readonly type: string;
  readonly retries: number;
  /** Tries that failed since it was made or an incident was resolved. */
  readonly failures: number;
  /** UTC milliseconds from which it may be handed out, the end of its lease included; null waits for an operator. */
  readonly availableAt: number | null;
  /** Token of the worker that has it. */
  readonly lease: string | null;
}

const COLUMNS = `instance_id AS instanceId, element_key AS elementKey, type, retries, failures,
  available_at AS availableAt, lease`;

export async function insertJob(tx: SqlTransaction, job: Omit<StoredJob, 'lease' | 'failures'>): Promise<void> {
  await tx.run(
    'INSERT INTO engine_job (instance_id, element_key, type, retries, failures, available_at) VALUES (?, ?, ?, ?, 0, ?)',
    [job.instanceId, job.elementKey, job.type, job.retries, job.availableAt],
  );
}

export async function deleteJob(tx: SqlTransaction, instanceId: string, elementKey: string): Promise<void> {
  await tx.run('DELETE FROM engine_job WHERE instance_id = ? AND element_key = ?', [instanceId, elementKey]);
}

/** Ends the lease and sets when the job is handed out again. */
export async function rescheduleJob(
  tx: SqlTransaction,
  { instanceId, elementKey, retries, failures, availableAt }: Omit<StoredJob, 'type' | 'lease'>,
): Promise<void> {
  await tx.run(
    'UPDATE engine_job SET retries = ?, failures = ?, available_at = ?, lease = NULL WHERE instance_id = ? AND element_key = ?',
    [retries, failures, availableAt, instanceId, elementKey],
  );
}

export async function loadJob(
  tx: SqlTransaction,
  instanceId: string,
  elementKey: string,
): Promise<StoredJob | undefined> {
  const [row] = await tx.all<StoredJob>(
    `SELECT ${COLUMNS} FROM engine_job WHERE instance_id = ? AND element_key = ?${forUpdate(tx)}`,
    [instanceId, elementKey],
  );
  return row;
}

/** Jobs of some types that may be handed out; two processes get different ones. */
export async function availableJobs(
  tx: SqlTransaction,
  types: readonly string[],
  now: number,
  limit: number,
): Promise<StoredJob[]> {
  const marks = types.map(() => '?').join(', ');
  return tx.all<StoredJob>(
    `SELECT ${COLUMNS} FROM engine_job WHERE available_at <= ? AND type IN (${marks})
     ORDER BY available_at LIMIT ${limit}${forUpdateSkipLocked(tx)}`,
    [now, ...types],
  );
}

export async function leaseJob(tx: SqlTransaction, job: StoredJob, lease: string, until: number): Promise<void> {
  await tx.run('UPDATE engine_job SET available_at = ?, lease = ? WHERE instance_id = ? AND element_key = ?', [
    until,
    lease,
    job.instanceId,
    job.elementKey,
  ]);
}

/** When the next job of some types may be handed out, in UTC milliseconds. */
export async function nextJobAt(tx: SqlTransaction, types: readonly string[]): Promise<number | undefined> {
  const marks = types.map(() => '?').join(', ');
  const [row] = await tx.all<{ at: number }>(
    `SELECT available_at AS at FROM engine_job WHERE available_at IS NOT NULL AND type IN (${marks})
     ORDER BY available_at LIMIT 1`,
    types,
  );
  return row?.at;
}
