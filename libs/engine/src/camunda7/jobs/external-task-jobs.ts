import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Client, type ExternalTask } from 'camunda-external-task-client-js';
import type { JobService, LeasedJob, ServeRequest } from '../../job-source.ts';
import type { ServerHost } from '../../remote/engine-server.ts';
import type { RemoteInstance } from '../../remote/remote-instance.ts';
import type { RestClient } from '../client/rest-client.ts';
import { visibleOf, type RestValue } from '../client/rest-values.ts';
import { mirrorOf } from '../intake/mirror.ts';
import type { Synchroniser } from '../intake/synchroniser.ts';
import type { Models } from '../models.ts';
import { RETRIES } from '../translate/hidden-names.ts';
import { leaseOf } from './lease.ts';

export interface JobsContext {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly client: RestClient;
  readonly models: () => Models;
  /** Known once the engine was started. */
  readonly connected: () => { readonly host: ServerHost; readonly synchroniser: Synchroniser } | undefined;
}

/** Milliseconds for which the server holds a request until there is a job. */
const LONG_POLL = 5_000;
/** Milliseconds between two requests. */
const PAUSE = 20;
/** Milliseconds between two looks at what can be fetched. */
const LOOK = 50;
/** Milliseconds for which a task of an instance that is none of ours is left alone, longer each time. */
const NOT_OURS = { first: 1_000, longest: 10 * 60_000 };
/** Milliseconds after which a request counts as lost. */
const LOST = 2 * LONG_POLL;

/**
 * Hands out external tasks as jobs (User Guide › External Tasks). One client subscribes to all topics; it never has more
 * tasks in hand than asked for, because the server is asked only for as many as may still be taken.
 */
export class ExternalTaskJobs implements JobService {
  readonly #context: JobsContext;
  readonly #request: ServeRequest;
  readonly #workerId = `safeflow-${randomUUID()}`;
  readonly #client: Client;
  readonly #inHand = new Set<Promise<void>>();
  /** Tasks that were handed out: what came of them may still be on its way to the server. */
  readonly #taken = new Set<string>();
  /** Tasks of instances that nobody here knows, with how long they are left alone next. */
  readonly #foreign = new Map<string, number>();
  readonly #aborted = new AbortController();
  #isPolling = false;
  #isStopped = false;
  readonly #waiters = new Set<() => void>();

  constructor(context: JobsContext, request: ServeRequest) {
    this.#context = context;
    this.#request = request;
    this.#client = new Client({
      baseUrl: context.url,
      workerId: this.#workerId,
      maxTasks: request.concurrency,
      maxParallelExecutions: request.concurrency,
      asyncResponseTimeout: LONG_POLL,
      interval: PAUSE,
      autoPoll: false,
      interceptors: (options) => ({
        ...options,
        headers: { ...options.headers, ...context.headers },
        signal: this.#aborted.signal,
        timeout: { request: LOST },
        retry: { limit: 0 },
      }),
    });
    this.#watch();
    for (const [type, lockDuration] of request.leases) {
      this.#client.subscribe(type, { lockDuration }, ({ task }) => this.#track(task));
    }
    this.#client.start();
  }

  /** Waits until nothing is in hand and nothing can be fetched now. */
  async settled(): Promise<void> {
    while (!this.#isStopped && (this.#inHand.size > 0 || (await this.#isAnythingFetchable()))) {
      await Promise.race([this.#change(), setTimeout(LOOK)]);
    }
  }

  async #isAnythingFetchable(): Promise<boolean> {
    const counts = await Promise.all(
      [...this.#request.leases.keys()].map((topicName) =>
        this.#context.client.get<{ count: number }>('/external-task/count', {
          ...{ topicName, notLocked: true, withRetriesLeft: true, active: true },
        }),
      ),
    );
    return counts.some(({ count }) => count > 0);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#client.stop();
    this.#aborted.abort();
    while (this.#isPolling) await this.#change();
    await Promise.all(this.#inHand);
    await this.#giveBack().catch((error: unknown) => this.#request.onError?.(error));
    this.#wake();
  }

  /** Tasks that were locked for us while the answer did not come through any more; another one may have them at once. */
  async #giveBack(): Promise<void> {
    const locked = await this.#context.client.get<{ id: string }[]>('/external-task', { workerId: this.#workerId });
    const lost = locked.filter(({ id }) => !this.#taken.has(id));
    await Promise.all(lost.map(({ id }) => this.#context.client.post(`/external-task/${id}/unlock`)));
  }

  #watch(): void {
    this.#client.on('poll:start', () => {
      this.#isPolling = true;
    });
    this.#client.on('poll:success', () => {
      this.#isPolling = false;
      this.#wake();
    });
    this.#client.on('poll:error', (error) => {
      this.#isPolling = false;
      if (!this.#isStopped) this.#request.onError?.(error);
      this.#wake();
    });
    this.#client.on('handler:error', (error) => this.#request.onError?.(error));
  }

  async #track(task: ExternalTask): Promise<void> {
    const run = this.#take(task);
    const settled = run.catch(() => undefined);
    this.#inHand.add(settled);
    try {
      await run;
    } finally {
      this.#inHand.delete(settled);
      this.#wake();
    }
  }

  async #take(task: ExternalTask): Promise<void> {
    const leased = this.#isStopped ? undefined : await this.#leased(task);
    if (leased) {
      this.#taken.add(task.id);
      return this.#request.take(leased);
    }
    // Nobody works on it here: another one may have it at once, or a bit later when it is none of ours.
    const path = `/external-task/${task.id}`;
    const given = this.#isStopped
      ? this.#context.client.post(`${path}/unlock`)
      : this.#context.client.post(`${path}/extendLock`, {
          workerId: this.#workerId,
          newDuration: this.#aloneFor(task),
        });
    await given.catch(() => undefined);
  }

  #aloneFor({ id }: ExternalTask): number {
    const duration = this.#foreign.get(id) ?? NOT_OURS.first;
    this.#foreign.set(id, Math.min(4 * duration, NOT_OURS.longest));
    return duration;
  }

  /** The job with all that the instance's mirror tells of it; undefined when the instance is none of ours. */
  async #leased(task: ExternalTask): Promise<LeasedJob | undefined> {
    const connected = this.#context.connected();
    if (!connected) return undefined;
    const instance = await this.#instanceOf(connected, task);
    const element = mirrorOf(instance?.mirror).elements.find(({ id }) => id === task.activityInstanceId);
    if (!instance || !element) return undefined;
    const model = await this.#context.models().get(instance.processId, instance.version);
    const described = model.elements.get(element.element);
    const raw: Record<string, RestValue> = task.variables.getAllTyped();
    const kept = raw[RETRIES]?.value;
    const tries = kept === undefined ? Number(described?.job?.retries.source ?? 3) : Number(kept);
    const retries = task.retries ?? tries;
    const until = Date.parse(task.lockExpirationTime);
    return {
      job: {
        key: task.id,
        type: task.topicName,
        instanceId: instance.id,
        caseId: instance.caseId,
        elementId: element.element,
        headers: described?.headers ?? {},
        variables: visibleOf(raw),
        retries,
      },
      elementKey: element.key,
      lease: leaseOf(this.#workerId, until),
      failures: Math.max(0, tries - retries),
      until,
    };
  }

  /** The instance, once its mirror knows the job. */
  async #instanceOf(
    { host, synchroniser }: { readonly host: ServerHost; readonly synchroniser: Synchroniser },
    task: ExternalTask,
  ): Promise<RemoteInstance | undefined> {
    const isKnown = (instance: RemoteInstance | undefined) =>
      mirrorOf(instance?.mirror).elements.some(({ id }) => id === task.activityInstanceId);
    const known = await host.find(task.processInstanceId);
    if (isKnown(known)) return known;
    await synchroniser.family(task.processInstanceId);
    return host.find(task.processInstanceId);
  }

  #change(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiters.add(resolve);
    return promise;
  }

  #wake(): void {
    for (const wake of this.#waiters) wake();
    this.#waiters.clear();
  }
}
