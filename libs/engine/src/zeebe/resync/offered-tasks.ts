import type { ActivatedJob } from '../jobs/activated-job.ts';
import { USER_TASK_JOB } from '../mirror/mirror.ts';
import type { ResyncNeeds } from './resynchronisation.ts';

/** A user task that is open on the server. */
export interface OfferedTask extends ActivatedJob {
  readonly processDefinitionKey: string;
}

/** Milliseconds for which the jobs are held, in which none is offered twice; nobody else works on them as jobs. */
const HELD = 60_000;
const AT_ONCE = -1;
const BATCH = 500;
const DEADLINE = 15_000;

/** All user tasks that are open on the server, but for those that this asked for within the last minute. */
export async function offeredTasks({ gateway }: ResyncNeeds, signal: AbortSignal): Promise<OfferedTask[]> {
  const all: OfferedTask[] = [];
  const request = { type: USER_TASK_JOB, worker: 'safeflow', timeout: HELD, maxJobsToActivate: BATCH };
  for (;;) {
    const before = all.length;
    const polled = { ...request, requestTimeout: AT_ONCE };
    const parts = gateway.stream<{ jobs: OfferedTask[] }>('ActivateJobs', polled, DEADLINE, signal);
    for await (const { jobs } of parts) all.push(...jobs);
    if (all.length === before) return all;
  }
}
