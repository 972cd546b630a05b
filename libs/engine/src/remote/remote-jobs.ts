import type { Clock } from '../time/clock.ts';
import { LeaseOver, type JobOutcome, type LeasedJob } from '../job-source.ts';
import type { SqlTransaction } from '../sql.ts';
import type { QueuedCommand } from './command-store.ts';
import { insertOrIgnore } from './insert-or-ignore.ts';
import { peekById } from './instance-store.ts';

type Enqueue = (tx: SqlTransaction, stream: string, command: QueuedCommand) => Promise<number>;

/**
 * Takes a worker's outcome in the transaction of its effects. The server is told after the commit; should it hand the job out
 * again before that, the mark left here refuses a second outcome, and with it a second set of effects (PLT-075).
 */
export async function finishJob(
  tx: SqlTransaction,
  { clock, enqueue }: { readonly clock: Clock; readonly enqueue: Enqueue },
  leased: LeasedJob,
  outcome: JobOutcome,
): Promise<void> {
  const { job, elementKey, lease, until } = leased;
  const now = clock.now();
  if (until <= now) throw new LeaseOver(job.key);
  const instance = await peekById(tx, job.instanceId);
  if (!instance || instance.endedAt !== null) throw new LeaseOver(job.key);
  // A try that failed, or threw what nothing catches, may come again under the same key, but not under the same lease.
  const mark = outcome.type === 'completed' ? job.key : `${job.key}:${lease}`;
  if (!(await insertOrIgnore(tx, 'engine_finished_job', { job_key: mark, finished_at: now }))) {
    throw new LeaseOver(job.key);
  }
  await enqueue(tx, `job:${job.key}`, {
    type: 'finish-job',
    instanceId: job.instanceId,
    jobKey: job.key,
    ...{ elementKey, lease, outcome },
    retries: Math.max(0, job.retries - 1),
  });
}

/** Forgets outcomes from before a time. */
export async function forgetFinishedJobs(tx: SqlTransaction, before: number): Promise<void> {
  await tx.run('DELETE FROM engine_finished_job WHERE finished_at < ?', [before]);
}
