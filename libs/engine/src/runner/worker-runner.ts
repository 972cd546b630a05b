import type { Job, WorkerContext } from '@safeflow/contracts';
import { LeaseOver, type LeasedJob } from '../embedded/driver/jobs.ts';
import { WakeLoop } from '../embedded/driver/wake-loop.ts';
import type { EmbeddedEngine } from '../embedded/embedded-engine.ts';
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

const DEFAULT_LEASE = 30_000;
const DEFAULT_CONCURRENCY = 16;
const POLL_ON_MYSQL = 1_000;

/** Runs workers on the jobs of an engine; a job completes in one transaction with its worker's effects (PLT-074). */
export class WorkerRunner {
  readonly #options: WorkerRunnerOptions;
  readonly #loop: WakeLoop;
  readonly #leases: ReadonlyMap<string, number>;
  readonly #concurrency: number;
  readonly #pollInterval: number;
  readonly #inHand = new Set<Promise<void>>();

  constructor(options: WorkerRunnerOptions) {
    const { engine, workers, concurrency = DEFAULT_CONCURRENCY } = options;
    this.#options = options;
    this.#concurrency = concurrency;
    this.#leases = new Map([...workers].map(([type, { lease }]) => [type, lease ?? DEFAULT_LEASE]));
    this.#pollInterval =
      options.pollInterval ?? (engine.database.dialect === 'mysql' ? POLL_ON_MYSQL : Number.POSITIVE_INFINITY);
    this.#loop = new WakeLoop(engine.clock, () => this.#handOut(), options.onError);
    engine.jobs.onAvailable(() => {
      this.#loop.wake();
    });
  }

  start(): void {
    this.#loop.start();
  }

  /** Takes no more jobs and waits for those in hand. */
  async stop(): Promise<void> {
    await this.#loop.stop();
    await Promise.all(this.#inHand);
  }

  /** Waits until no job is in hand and none can be handed out now. */
  async settled(): Promise<void> {
    do {
      await this.#loop.pass();
      await Promise.all(this.#inHand);
    } while (this.#inHand.size > 0 || this.#loop.isBusy);
  }

  async #handOut(): Promise<number> {
    const { database, jobs, clock } = this.#options.engine;
    const limit = this.#concurrency - this.#inHand.size;
    // With all hands full, the first job that finishes wakes the loop.
    if (limit <= 0 || this.#leases.size === 0) return Number.POSITIVE_INFINITY;
    const { leased, next } = await database.transaction(async (tx) => ({
      leased: await jobs.lease(tx, { types: this.#leases, limit }),
      next: await jobs.nextAt(tx, [...this.#leases.keys()]),
    }));
    for (const job of leased) this.#takeInHand(job);
    // There may be more, and a job may have finished meanwhile, when the hands did not count as full.
    if (leased.length === limit) return clock.now();
    return Math.min(next ?? Number.POSITIVE_INFINITY, clock.now() + this.#pollInterval);
  }

  #takeInHand(leased: LeasedJob): void {
    const done = runJob(this.#options, leased)
      .catch((error: unknown) => {
        // Whoever has the job now finishes it.
        if (!(error instanceof LeaseOver)) this.#options.onError?.(error);
      })
      .finally(() => {
        const wasFull = this.#inHand.size >= this.#concurrency;
        this.#inHand.delete(done);
        if (wasFull) this.#loop.wake();
      });
    this.#inHand.add(done);
  }
}
