import type { Job } from '@safeflow/contracts';
import type { Variables } from './command.ts';
import { EngineRejection } from './port.ts';
import type { SqlTransaction } from './sql.ts';

/** A job that a worker has for a time. */
export interface LeasedJob {
  readonly job: Job;
  readonly elementKey: string;
  /** Token of this hand-out; a later one of the same job has another. */
  readonly lease: string;
  /** Tries that failed before this one. */
  readonly failures: number;
  /** End of the lease, UTC milliseconds. */
  readonly until: number;
}

/** How a worker's run ended. */
export type JobOutcome =
  | { readonly type: 'completed'; readonly variables: Variables }
  | { readonly type: 'error'; readonly code: string; readonly message: string; readonly variables: Variables }
  /** UTC milliseconds of the next try. */
  | { readonly type: 'failed'; readonly message: string; readonly retryAt: number };

/** How workers get their jobs and give them back (PLT-074). */
export interface JobSource {
  /** Hands jobs out from now on until the service is stopped. */
  serve(request: ServeRequest): JobService;
  /** Records the outcome in the transaction of the worker's effects; throws `LeaseOver` when the lease is over. */
  finish(tx: SqlTransaction, leased: LeasedJob, outcome: JobOutcome): Promise<void>;
}

export interface ServeRequest {
  /** Milliseconds of the lease by job type. */
  readonly leases: ReadonlyMap<string, number>;
  /** Jobs in hand at the same time. */
  readonly concurrency: number;
  /** Milliseconds after which jobs are looked for that another process made. */
  readonly pollInterval?: number;
  /** Works on a job until its outcome is recorded; never rejects. */
  readonly take: (leased: LeasedJob) => Promise<void>;
  /** Told about failures of the hand-out itself, which is tried again. */
  readonly onError?: (error: unknown) => void;
}

export interface JobService {
  /** Waits until no job is in hand and none can be handed out now. */
  settled(): Promise<void>;
  /** Takes no more jobs and waits for those in hand. */
  stop(): Promise<void>;
}

/** A worker came too late: another one may have its job. */
export class LeaseOver extends EngineRejection {
  constructor(jobKey: string) {
    super('wrong-state', `Expected a lease of job "${jobKey}", but it is over.`);
  }
}
