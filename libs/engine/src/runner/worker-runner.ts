import type { Job, WorkerContext } from '@safeflow/contracts';
import { LeaseOver, type JobService } from '../job-source.ts';
import type { ProcessEngine } from '../port.ts';
import type { SqlTransaction } from '../sql.ts';
import type { Workers } from './load-workers.ts';
import { runJob } from './run-job.ts';

/** What the application gives a worker for one job. */
export interface JobContext {
  readonly context: WorkerContext;
  /** Records the effects the worker collected, in the transaction that completes its job. */
  commit(tx: SqlTransaction): Promise<void>;
}

export interface WorkerRunnerOptions {
  readonly engine: Pick<ProcessEngine, 'jobs' | 'clock' | 'database'>;
  readonly workers: Workers;
  readonly createContext: (job: Job) => Promise<JobContext>;
  /** Jobs run at the same time; default 16. */
  readonly concurrency?: number;
  /** Milliseconds after which jobs are looked for that another process made; default 250 ms on MySQL, never on SQLite. */
  readonly pollInterval?: number;
  /** Told about each try that failed, before it is tried again or becomes an incident. */
  readonly onFailure?: (job: Job, error: unknown) => void;
  /** Told about failures of the hand-out itself, which is tried again. */
  readonly onError?: (error: unknown) => void;
}

const DEFAULT_LEASE = 30_000;
const DEFAULT_CONCURRENCY = 16;

/** Runs workers on the jobs of an engine; a job completes in one transaction with its worker's effects (PLT-074). */
export class WorkerRunner {
  readonly #options: WorkerRunnerOptions;
  #service: JobService | undefined;

  constructor(options: WorkerRunnerOptions) {
    this.#options = options;
  }

  start(): void {
    const { engine, workers, concurrency = DEFAULT_CONCURRENCY, pollInterval, onError } = this.#options;
    this.#service ??= engine.jobs.serve({
      leases: new Map([...workers].map(([type, { lease }]) => [type, lease ?? DEFAULT_LEASE])),
      ...{ concurrency, pollInterval, onError },
      take: (leased) =>
        runJob(this.#options, leased).catch((error: unknown) => {
          // Whoever has the job now finishes it.
          if (!(error instanceof LeaseOver)) onError?.(error);
        }),
    });
  }

  /** Takes no more jobs and waits for those in hand. */
  async stop(): Promise<void> {
    const service = this.#service;
    this.#service = undefined;
    await service?.stop();
  }

  /** Waits until no job is in hand and none can be handed out now. */
  async settled(): Promise<void> {
    await this.#service?.settled();
  }
}
