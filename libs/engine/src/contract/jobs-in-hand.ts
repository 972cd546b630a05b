import type { JobOutcome, JobService, LeasedJob } from '../job-source.ts';
import type { ProcessEngine } from '../port.ts';
import type { SqlTransaction } from '../sql.ts';

/** Longer than any case, whose clock may jump by days. */
const LEASE = 400 * 86_400_000;
const CONCURRENCY = 64;

interface Held {
  readonly leased: LeasedJob;
  readonly release: () => void;
}

/** A worker that takes every job of some types and keeps it in hand until the case says how it went. */
export class JobsInHand {
  readonly #engine: ProcessEngine;
  readonly #onTaken: () => void;
  readonly #services: JobService[] = [];
  readonly #served = new Set<string>();
  #held: Held[] = [];
  #failure: unknown;

  constructor(engine: ProcessEngine, onTaken: () => void) {
    this.#engine = engine;
    this.#onTaken = onTaken;
  }

  /** Takes jobs of these types from now on. */
  serve(types: readonly string[]): void {
    const added = types.filter((type) => !this.#served.has(type));
    if (added.length === 0) return;
    for (const type of added) this.#served.add(type);
    const service = this.#engine.jobs.serve({
      leases: new Map(added.map((type) => [type, LEASE])),
      concurrency: CONCURRENCY,
      take: (leased) => this.#take(leased),
      onError: (error) => {
        this.#failure = error;
      },
    });
    this.#services.push(service);
  }

  /** What went wrong last in the hand-out. */
  get failure(): unknown {
    return this.#failure;
  }

  of(type: string): LeasedJob[] {
    return this.#held.map(({ leased }) => leased).filter(({ job }) => job.type === type);
  }

  /** Records how a job went and gives it out of hand; the result is the committed transaction. */
  async finish(leased: LeasedJob, outcome: JobOutcome): Promise<SqlTransaction> {
    try {
      return await this.#engine.database.transaction(async (tx) => {
        await this.#engine.jobs.finish(tx, leased, outcome);
        return tx;
      });
    } finally {
      this.#drop(leased);
    }
  }

  async stop(): Promise<void> {
    const stopped = this.#services.map((service) => service.stop());
    for (const { leased } of this.#held) this.#drop(leased);
    await Promise.all(stopped);
  }

  #take(leased: LeasedJob): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held.push({ leased, release: resolve });
    this.#onTaken();
    return promise;
  }

  #drop(leased: LeasedJob): void {
    for (const held of this.#held) if (held.leased === leased) held.release();
    this.#held = this.#held.filter((held) => held.leased !== leased);
  }
}
