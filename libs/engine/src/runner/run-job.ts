import { BpmnError } from '@safeflow/contracts';
import { LeaseOver, type JobOutcome, type LeasedJob } from '../job-source.ts';
import { backOff } from './back-off.ts';
import type { JobContext, WorkerRunnerOptions } from './worker-runner.ts';

type Commit = JobContext['commit'];

const noEffects: Commit = () => Promise.resolve();

/** Runs the worker of a job and records how it ended; throws `LeaseOver` when that took too long. */
export async function runJob(options: WorkerRunnerOptions, leased: LeasedJob): Promise<void> {
  const { engine, workers, createContext, onFailure } = options;
  const { job } = leased;
  try {
    const worker = workers.get(job.type);
    if (!worker) throw new Error(`Expected a worker for "${job.type}", but there is none.`);
    const jobContext = await createContext(job);
    const variables = (await worker.run(job, jobContext.context)) ?? {};
    await record(options, leased, { type: 'completed', variables }, (tx) => jobContext.commit(tx));
  } catch (error) {
    if (error instanceof LeaseOver) throw error;
    if (!(error instanceof BpmnError)) onFailure?.(job, error);
    await record(options, leased, outcomeOf(error, leased, engine.clock.now()), noEffects);
  }
}

/** Effects that cannot be recorded make the try a failed one, for nothing of it was kept. */
async function record(
  { engine }: WorkerRunnerOptions,
  leased: LeasedJob,
  outcome: JobOutcome,
  commit: Commit,
): Promise<void> {
  await engine.database.transaction(async (tx) => {
    await commit(tx);
    await engine.jobs.finish(tx, leased, outcome);
  });
}

function outcomeOf(error: unknown, { failures }: LeasedJob, now: number): JobOutcome {
  if (error instanceof BpmnError) {
    const { code, message, variables } = error;
    return { type: 'error', code, message, variables };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { type: 'failed', message, retryAt: now + backOff(failures) };
}
