import { randomUUID } from 'node:crypto';
import type { Job } from '@safeflow/contracts';
import { LeaseOver, type JobOutcome, type LeasedJob } from '../../job-source.ts';
import type { SqlTransaction } from '../../sql.ts';
import { jobInput } from '../core/job-input.ts';
import { peekInstance } from '../store/instance-store.ts';
import { availableJobs, leaseJob, loadJob, type StoredJob } from '../store/job-store.ts';
import type { Definitions } from '../../definitions/definitions.ts';
import type { StepUnit } from './step-unit.ts';

export interface LeaseRequest {
  /** Milliseconds of the lease by job type. */
  readonly types: ReadonlyMap<string, number>;
  readonly now: number;
  readonly limit: number;
}

/** Hands jobs out to a worker for the time of its lease. */
export async function leaseJobs(
  tx: SqlTransaction,
  definitions: Definitions,
  { types, now, limit }: LeaseRequest,
): Promise<LeasedJob[]> {
  const leased: LeasedJob[] = [];
  for (const stored of await availableJobs(tx, [...types.keys()], now, limit)) {
    const lease = randomUUID();
    const until = now + (types.get(stored.type) ?? 0);
    const job = await describeJob(tx, definitions, stored);
    if (!job) continue;
    await leaseJob(tx, stored, lease, until);
    const { elementKey, failures } = stored;
    leased.push({ job, elementKey, failures, lease, until });
  }
  return leased;
}

async function describeJob(tx: SqlTransaction, definitions: Definitions, stored: StoredJob): Promise<Job | undefined> {
  const { instanceId, elementKey, type, retries } = stored;
  const instance = await peekInstance(tx, instanceId);
  const definition = instance && (await definitions.version(tx, instance.processId, instance.version));
  const input = definition && jobInput(definition.model, instance.state, elementKey);
  if (!input) return undefined;
  return { key: `${instanceId}:${elementKey}`, type, instanceId, caseId: instance.caseId, retries, ...input };
}

/** Takes a worker's outcome; throws `LeaseOver` when the lease is over. */
export async function finishJob(unit: StepUnit, leased: LeasedJob, outcome: JobOutcome): Promise<void> {
  const { instanceId } = leased.job;
  const key = leased.elementKey;
  await unit.lock(instanceId);
  const stored = await loadJob(unit.tx, instanceId, key);
  if (stored?.lease !== leased.lease || leased.until <= unit.context.now) {
    throw new LeaseOver(leased.job.key);
  }
  if (outcome.type === 'completed')
    await unit.send(instanceId, { type: 'complete-job', key, variables: outcome.variables });
  else if (outcome.type === 'failed') {
    const { message, retryAt } = outcome;
    const counts = { retries: stored.retries - 1, failures: stored.failures + 1 };
    await unit.send(instanceId, { type: 'fail-job', key, ...counts, message, retryAt });
  } else {
    const { code, message, variables } = outcome;
    await unit.send(instanceId, { type: 'throw-job-error', key, code, message, variables });
  }
}
