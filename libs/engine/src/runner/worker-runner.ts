import { BpmnError, type Job, type Worker, type WorkerContext } from '@safeflow/contracts';
import { WakeLoop } from '../embedded/driver/wake-loop.ts';
import { LeaseOver, type JobOutcome, type LeasedJob } from '../embedded/driver/jobs.ts';
import type { EmbeddedEngine } from '../embedded/embedded-engine.ts';
import type { SqlTransaction } from '../sql.ts';
import { backOff } from './back-off.ts';
import type { Workers } from './load-workers.ts';

/** What the application gives a worker for one job. */
export interface JobContext {
  readonly context: WorkerContext;
  /** Records the effects the worker collected, in the transaction that completes its job. */
  commit(tx: SqlTransaction): Promise<void>;
}

export interface WorkerRunnerOptions {
  readonly engine: EmbeddedEngine;
  readonly workers: Workers;
  readonly createContext: (job: Job) => Promise<JobContext>;
  /** Jobs run at the same time; default 16. */
  readonly concurrency?: number;
  /** Milliseconds after which jobs are looked for that another process made; default 1 s on MySQL, never on SQLite. */
  readonly pollInterval?: number;
  /** Told about each try that failed, before it is tried again or becomes an incident. */
  readonly onFailure?: (job: Job, error: unknown) => void;
  /** Told about failures of the hand-out itself, which is tried again. */
  readonly onError?: (error: unknown) => void;
}

/** Runs workers on the jobs of an engine. */
export interface WorkerRunner {
  start(): void;
  /** Takes no more jobs and waits for those in hand. */
  stop(): Promise<void>;
  /** Waits until no job in hand or to be handed out now is left. */
  settled(): Promise<void>;
}

const DEFAULT_LEASE = 30_000;
const POLL_ON_MYSQL = 1_000;

/** Makes a runner; a job is completed in the same transaction as the effects of its worker (PLT-074). */
export function createWorkerRunner(options: WorkerRunnerOptions): WorkerRunner {
  const { engine, workers, concurrency = 16, onError = () => undefined } = options;
  const { database, clock } = engine;
  const leases = new Map([...workers].map(([type, { lease }]) => [type, lease ?? DEFAULT_LEASE]));
  const types = [...workers.keys()];
  const inHand = new Set<Promise<void>>();
  const loop = new WakeLoop(clock, handOut, onError);
  engine.jobs.onAvailable(() => loop.wake());

  async function handOut(): Promise<number | undefined> {
    const limit = concurrency - inHand.size;
    // Whoever finishes wakes the loop again.
    if (limit <= 0 || types.length === 0) return undefined;
    const leased = await database.transaction((tx) => engine.jobs.lease(tx, { types: leases, limit }));
    for (const job of leased) takeInHand(job);
    if (leased.length === limit) return undefined;
    const next = await database.transaction((tx) => engine.jobs.nextAt(tx, types));
    const poll = options.pollInterval ?? (database.dialect === 'mysql' ? POLL_ON_MYSQL : undefined);
    return poll === undefined ? next : Math.min(next ?? Number.POSITIVE_INFINITY, clock.now() + poll);
  }

  function takeInHand(leased: LeasedJob): void {
    const done = runJob(options, workers.get(leased.job.type), leased)
      .catch((error: unknown) => {
        if (!(error instanceof LeaseOver)) onError(error);
      })
      .finally(() => {
        const wasFull = inHand.size >= concurrency;
        inHand.delete(done);
        if (wasFull) loop.wake();
      });
    inHand.add(done);
  }

  return {
    start: () => loop.start(),
    async stop() {
      await loop.stop();
      await Promise.all(inHand);
    },
    async settled() {
      do {
        await loop.pass();
        await Promise.all(inHand);
      } while (inHand.size > 0 || loop.isBusy);
    },
  };
}

async function runJob(options: WorkerRunnerOptions, worker: Worker | undefined, leased: LeasedJob): Promise<void> {
  const { engine, createContext, onFailure } = options;
  const { job } = leased;
  let outcome: JobOutcome;
  let commit: JobContext['commit'] = async () => undefined;
  try {
    if (!worker) throw new Error(`Expected a worker for "${job.type}", but there is none.`);
    const jobContext = await createContext(job);
    const variables = (await worker.run(job, jobContext.context)) ?? {};
    commit = (tx) => jobContext.commit(tx);
    outcome = { type: 'completed', variables };
  } catch (error) {
    if (!(error instanceof BpmnError)) onFailure?.(job, error);
    outcome = outcomeOf(error, leased, engine.clock.now());
  }
  await record(options, leased, outcome, commit);
}

function outcomeOf(error: unknown, { failures }: LeasedJob, now: number): JobOutcome {
  if (error instanceof BpmnError) {
    const { code, message, variables } = error;
    return { type: 'error', code, message, variables };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { type: 'failed', message, retryAt: now + backOff(failures) };
}

/** Effects that cannot be recorded count as a failed try; a lease that is over leaves the job to its next holder. */
async function record(
  options: WorkerRunnerOptions,
  leased: LeasedJob,
  outcome: JobOutcome,
  commit: JobContext['commit'],
): Promise<void> {
  const { engine, onFailure } = options;
  try {
    await engine.database.transaction(async (tx) => {
      await commit(tx);
      await engine.jobs.finish(tx, leased, outcome);
    });
  } catch (error) {
    if (error instanceof LeaseOver || outcome.type === 'failed') throw error;
    onFailure?.(leased.job, error);
    await record(options, leased, outcomeOf(error, leased, engine.clock.now()), async () => undefined);
  }
}
