import type { JobService, ServeRequest } from '../../job-source.ts';
import type { SqlDatabase } from '../../sql.ts';
import type { Clock } from '../../time/clock.ts';
import type { JobHandOut } from '../embedded-engine.ts';
import { WakeLoop } from '../../time/wake-loop.ts';

const POLL_ON_MYSQL = 250;

interface Needs {
  readonly database: SqlDatabase;
  readonly clock: Clock;
  readonly jobs: Pick<JobHandOut, 'lease' | 'nextAt'>;
}

/** Leases jobs whenever there are some and hands are free; on MySQL it looks for those that another process made. */
export class LeaseLoop implements JobService {
  readonly #needs: Needs;
  readonly #request: ServeRequest;
  readonly #loop: WakeLoop;
  readonly #pollInterval: number;
  readonly #inHand = new Set<Promise<void>>();

  constructor(needs: Needs, request: ServeRequest) {
    this.#needs = needs;
    this.#request = request;
    const ofDialect = needs.database.dialect === 'mysql' ? POLL_ON_MYSQL : Number.POSITIVE_INFINITY;
    this.#pollInterval = request.pollInterval ?? ofDialect;
    this.#loop = new WakeLoop(needs.clock, () => this.#handOut(), request.onError);
    this.#loop.start();
  }

  wake(): void {
    this.#loop.wake();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
    await Promise.all(this.#inHand);
  }

  async settled(): Promise<void> {
    do {
      await this.#loop.pass();
      await Promise.all(this.#inHand);
    } while (this.#inHand.size > 0 || this.#loop.isBusy);
  }

  async #handOut(): Promise<number> {
    const { database, jobs, clock } = this.#needs;
    const { leases, concurrency } = this.#request;
    const limit = concurrency - this.#inHand.size;
    // With all hands full, the first job that finishes wakes the loop.
    if (limit <= 0 || leases.size === 0) return Number.POSITIVE_INFINITY;
    const { leased, next } = await database.transaction(async (tx) => ({
      leased: await jobs.lease(tx, { types: leases, limit }),
      next: await jobs.nextAt(tx, [...leases.keys()]),
    }));
    for (const job of leased) {
      const done = this.#request.take(job).finally(() => {
        const wasFull = this.#inHand.size >= concurrency;
        this.#inHand.delete(done);
        if (wasFull) this.#loop.wake();
      });
      this.#inHand.add(done);
    }
    // There may be more, and a job may have finished meanwhile, when the hands did not count as full.
    if (leased.length === limit) return clock.now();
    return Math.min(next ?? Number.POSITIVE_INFINITY, clock.now() + this.#pollInterval);
  }
}
