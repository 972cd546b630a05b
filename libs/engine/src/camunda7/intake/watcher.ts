import { setTimeout } from 'node:timers/promises';
import type { ServerHost } from '../../remote/engine-server.ts';
import { runningInstances } from '../../remote/instance-store.ts';
import type { RestClient } from '../client/rest-client.ts';
import type { HistoricActivity, HistoricInstance, RestIncident } from '../client/rest-types.ts';
import type { Synchroniser } from './synchroniser.ts';

export interface WatchOptions {
  /** Milliseconds between two looks at what happened lately. */
  readonly interval: number;
  /**
   * Milliseconds that each look goes back: transactions that are open longer than that are found by the comparison of all
   * running instances only.
   */
  readonly overlap: number;
  /** Milliseconds between two comparisons of all running instances. */
  readonly everything: number;
}

const PAGE = 100;
const PAUSE_AFTER_FAILURE = 2_000;
const FIRST_WAIT = 200;
const LONGEST_WAIT = 30_000;

/**
 * Finds what happened without us: timers, jobs, signals, and what was under way when a process of ours died. Rows become
 * visible when their transaction commits, which may be after others with later times: so each look goes back some time,
 * and from time to time everything is compared. Only one process watches.
 */
export class Watcher {
  readonly #client: RestClient;
  readonly #host: ServerHost;
  readonly #synchroniser: Synchroniser;
  readonly #options: WatchOptions;
  /** Rows that were seen in the last looks: id → until when they are remembered. */
  readonly #seen = new Map<string, number>();
  /** Instances that could not be taken in, with how long they are left alone. */
  readonly #failing = new Map<string, { readonly wait: number; readonly until: number }>();
  #comparedAt = Number.NEGATIVE_INFINITY;

  constructor(client: RestClient, host: ServerHost, synchroniser: Synchroniser, options: WatchOptions) {
    this.#client = client;
    this.#host = host;
    this.#synchroniser = synchroniser;
    this.#options = options;
  }

  async watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const pause = await this.#lookAround(signal).then(
        () => this.#options.interval,
        (error: unknown) => {
          this.#host.onError(error);
          return PAUSE_AFTER_FAILURE;
        },
      );
      await setTimeout(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  async #lookAround(signal: AbortSignal): Promise<void> {
    await this.#look(signal);
    if (performance.now() - this.#comparedAt < this.#options.everything) return;
    await this.#compareAll(signal);
    this.#comparedAt = performance.now();
  }

  async #look(signal: AbortSignal): Promise<void> {
    const changed = await this.#changed();
    for (const remoteId of changed) {
      if (signal.aborted) return;
      await this.#takeIn(remoteId);
    }
  }

  /** Instances of which something was begun or ended lately that no look before has seen. */
  async #changed(): Promise<Set<string>> {
    const now = Date.now();
    const since = restTime(now - this.#options.overlap);
    const [started, finished, instances, incidents] = await Promise.all([
      this.#client.get<HistoricActivity[]>('/history/activity-instance', { startedAfter: since }),
      this.#client.get<HistoricActivity[]>('/history/activity-instance', { finishedAfter: since }),
      this.#client.get<HistoricInstance[]>('/history/process-instance', { finishedAfter: since }),
      this.#client.get<RestIncident[]>('/incident', {
        sortBy: 'incidentTimestamp',
        sortOrder: 'desc',
        maxResults: PAGE,
      }),
    ]);
    const found = new Set<string>();
    const note = (id: string, remoteId: string) => {
      if (!this.#seen.has(id)) found.add(remoteId);
      this.#seen.set(id, now + 2 * this.#options.overlap);
    };
    for (const row of started) note(`started ${row.id}`, row.processInstanceId);
    for (const row of finished) note(`finished ${row.id}`, row.processInstanceId);
    for (const row of instances) note(`over ${row.id}`, row.id);
    for (const row of incidents) note(`incident ${row.id}`, row.processInstanceId);
    for (const [id, until] of this.#seen) if (until < now) this.#seen.delete(id);
    for (const [remoteId, { until }] of this.#failing) {
      if (until > now) found.delete(remoteId);
      else found.add(remoteId);
    }
    return found;
  }

  async #compareAll(signal: AbortSignal): Promise<void> {
    for (let after = ''; ;) {
      const page = await this.#host.database.transaction((tx) => runningInstances(tx, after, PAGE));
      for (const { remoteId } of page) {
        if (signal.aborted) return;
        if (remoteId) await this.#takeIn(remoteId);
      }
      const last = page.at(-1);
      if (!last) return;
      after = last.id;
    }
  }

  /** One instance that cannot be taken in must not hold up the others. */
  async #takeIn(remoteId: string): Promise<void> {
    try {
      await this.#synchroniser.tree(remoteId);
      this.#failing.delete(remoteId);
    } catch (error) {
      const wait = Math.min(LONGEST_WAIT, 2 * (this.#failing.get(remoteId)?.wait ?? FIRST_WAIT / 2));
      this.#failing.set(remoteId, { wait, until: Date.now() + wait });
      this.#host.onError(error);
    }
  }
}

/** A time as the server's queries want it. */
function restTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '+0000');
}
