import type { JobService, ServeRequest } from '../../job-source.ts';
import type { ServerHost } from '../../remote/engine-server.ts';
import type { RemoteInstance } from '../../remote/remote-instance.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { codeOf } from '../gateway/grpc-status.ts';
import { elementOf } from '../mirror/mirror.ts';
import { pause } from '../stream/pause.ts';
import { toLeasedJob, type ActivatedJob } from './activated-job.ts';
import { Slots } from './slots.ts';

interface Needs {
  readonly host: () => ServerHost;
  readonly gateway: Gateway;
  readonly request: ServeRequest;
}

/** Milliseconds. */
const LONG_POLL = 20_000;
const GRACE = 5_000;
const FIRST_RETRY = 100;
const LONGEST_RETRY = 5_000;
/** How long a job waits for its instance to come through the event stream, and when it is offered again after that. */
const CATCH_UP = 2_000;
const LOOK = 20;
const OFFERED_AGAIN = 1_000;

/** No wait: what can be handed out now or nothing. */
const AT_ONCE = -1;

/**
 * Hands jobs out: one long poll for each job type, which Zeebe answers as soon as there is a job. Not zeebe-node's own
 * worker: that one counts jobs for each type alone, drops what arrives while it is closed, and polls a broker that is
 * away without a pause.
 */
export class JobHandOut implements JobService {
  readonly #needs: Needs;
  readonly #stopping = new AbortController();
  readonly #inHand = new Set<Promise<void>>();
  readonly #waiting: (() => void)[] = [];
  readonly #loops: readonly Promise<void>[];
  readonly #slots: Slots;
  #free: number;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#free = needs.request.concurrency;
    this.#slots = new Slots(needs.request.concurrency);
    this.#loops = [...needs.request.leases].map(([type, lease]) => this.#serve(type, lease));
  }

  async settled(): Promise<void> {
    const { leases } = this.#needs.request;
    for (;;) {
      await Promise.all(this.#inHand);
      const found = await Promise.all([...leases].map(([type, lease]) => this.#poll(type, lease, AT_ONCE)));
      if (this.#inHand.size === 0 && found.every((count) => count === 0)) return;
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const wake of this.#waiting.splice(0)) wake();
    await Promise.all(this.#loops);
    await Promise.all(this.#inHand);
  }

  async #serve(type: string, lease: number): Promise<void> {
    const { signal } = this.#stopping;
    let retry = FIRST_RETRY;
    while (!signal.aborted) {
      if (this.#free <= 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      else if (await this.#tryPoll(type, lease)) retry = FIRST_RETRY;
      else {
        await pause(retry, signal);
        retry = Math.min(retry * 2, LONGEST_RETRY);
      }
    }
  }

  async #tryPoll(type: string, lease: number): Promise<boolean> {
    try {
      await this.#poll(type, lease, LONG_POLL);
      return true;
    } catch (error) {
      if (!this.#stopping.signal.aborted) this.#needs.request.onError?.(error);
      return false;
    }
  }

  /** Takes the jobs that one poll brings, and tells how many. */
  async #poll(type: string, lease: number, requestTimeout: number): Promise<number> {
    const { gateway } = this.#needs;
    const maxJobsToActivate = Math.max(1, this.#free);
    const request = { type, worker: 'safeflow', timeout: lease, maxJobsToActivate, requestTimeout };
    let count = 0;
    const timeout = Math.max(0, requestTimeout) + GRACE;
    const parts = gateway.stream<{ readonly jobs: readonly ActivatedJob[] }>(
      'ActivateJobs',
      request,
      timeout,
      this.#stopping.signal,
    );
    for await (const { jobs } of parts) {
      count += jobs.length;
      const until = this.#needs.host().clock.now() + lease;
      for (const job of jobs) this.#take(job, until);
    }
    return count;
  }

  #take(job: ActivatedJob, until: number): void {
    this.#free -= 1;
    // The polls of several types may bring more together than each was to bring.
    const work = this.#slots
      .run(() => this.#work(job, until))
      .catch((error: unknown) => this.#needs.request.onError?.(error))
      .finally(() => {
        this.#inHand.delete(work);
        this.#free += 1;
        if (this.#free > 0) for (const wake of this.#waiting.splice(0)) wake();
      });
    this.#inHand.add(work);
  }

  async #work(activated: ActivatedJob, until: number): Promise<void> {
    const instance = await this.#instanceOf(activated);
    if (!instance) return this.#giveBack(activated);
    const isLate = until <= this.#needs.host().clock.now();
    // Its lease ends by itself, or has.
    if (instance.state === 'ended' || isLate) return;
    await this.#needs.request.take(toLeasedJob(activated, instance, until));
  }

  /** A job may be faster than the events that tell of it. */
  async #instanceOf({ processInstanceKey, elementInstanceKey }: ActivatedJob): Promise<RemoteInstance | undefined> {
    const host = this.#needs.host();
    const end = performance.now() + CATCH_UP;
    for (;;) {
      const instance = await host.find(processInstanceKey);
      const isCaughtUp = instance?.state === 'ended' || elementOf(instance, elementInstanceKey)?.job !== undefined;
      if (isCaughtUp || performance.now() > end || this.#stopping.signal.aborted) return instance;
      await pause(LOOK);
    }
  }

  /** Offers a job again without counting this as a try. */
  async #giveBack({ key: jobKey, retries, processInstanceKey }: ActivatedJob): Promise<void> {
    const errorMessage = `Expected instance ${processInstanceKey} to be known by now, but it is not.`;
    try {
      await this.#needs.gateway.call('FailJob', { jobKey, retries, errorMessage, retryBackOff: OFFERED_AGAIN });
    } catch (error) {
      // When it is gone or cannot be given back, its lease ends by itself.
      if (codeOf(error) === undefined) throw error;
    }
  }
}
