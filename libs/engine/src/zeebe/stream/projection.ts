import { randomUUID } from 'node:crypto';
import { Definitions } from '../../definitions/definitions.ts';
import type { ServerHost } from '../../remote/engine-server.ts';
import { forgetRecords } from '../../remote/instance-store.ts';
import type { RemoteInstance } from '../../remote/remote-instance.ts';
import type { SqlTransaction } from '../../sql.ts';
import { applyRecords, definitionsIn } from '../mirror/apply-records.ts';
import type { Resynchronisation } from '../resync/resynchronisation.ts';
import type { SafeEntries } from './record-buffer.ts';
import { RedisStreams } from './redis-streams.ts';
import { streamNames } from './stream-names.ts';
import { advance, LogBeganAnew, newMarks, type StreamMarks } from './stream-marks.ts';
import { pause } from './pause.ts';
import { StreamReader, type Loss } from './stream-reader.ts';
import type { ZeebeRecord } from './zeebe-record.ts';

export interface ProjectionNeeds {
  readonly host: ServerHost;
  readonly redisUrl: string;
  /** Name of the exporter, with which its streams begin. */
  readonly prefix: string;
  /** Ends an instance on the server that was started a second time. */
  readonly cancel: (remoteId: string) => Promise<void>;
  readonly resynchronisation: Resynchronisation;
}

/** Milliseconds. */
const FIRST_RETRY = 100;
const LONGEST_RETRY = 5_000;
const UNKNOWN_DEFINITION = { tries: 10, pause: 50, kept: 60_000 } as const;

/** Another process has taken records in since this one did: it leads now. */
class LostLead extends Error {}

/** Keeps the instances' mirrors and the application's events in step with Zeebe, in one process at a time. */
export class Projection {
  readonly #needs: ProjectionNeeds;
  readonly #definitions = new Definitions();
  readonly #foreignDefinitions = new Map<string, number>();
  #marks: StreamMarks = newMarks();
  #signal = AbortSignal.abort();
  #resync = Promise.resolve();

  constructor(needs: ProjectionNeeds) {
    this.#needs = needs;
  }

  /** Works until the signal comes; begins again after every failure. */
  async run(signal: AbortSignal): Promise<void> {
    const { host } = this.#needs;
    for (let retry = FIRST_RETRY; !signal.aborted; retry = Math.min(retry * 2, LONGEST_RETRY)) {
      const began = performance.now();
      await this.#runOnce(signal).catch((error: unknown) => {
        if (!signal.aborted && !(error instanceof LostLead)) host.onError(error);
      });
      if (performance.now() - began > LONGEST_RETRY) retry = FIRST_RETRY;
      await pause(retry, signal);
    }
    await this.#resync;
  }

  async #runOnce(signal: AbortSignal): Promise<void> {
    const { host, redisUrl, prefix } = this.#needs;
    const identity = await host.database.transaction((tx) => databaseIdentity(host, tx));
    // A group for each database, so that two applications on one Redis do not take each other's events.
    const streams = new RedisStreams(redisUrl, `safeflow-${identity}`, streamNames(prefix));
    const close = () => streams.close();
    signal.addEventListener('abort', close);
    try {
      await streams.connect();
      await this.#begin(streams);
      const needs = { streams, marks: () => this.#marks, takeIn: (safe: SafeEntries) => this.#takeIn(safe) };
      this.#signal = signal;
      this.#wakeResync();
      await new StreamReader({ ...needs, onLost: (losses) => this.#onLost(losses) }).read(signal);
    } finally {
      signal.removeEventListener('abort', close);
      close();
    }
  }

  /** Goes on where the last process ended; the very first one begins with what happens from now on. */
  async #begin(streams: RedisStreams): Promise<void> {
    const { host, resynchronisation } = this.#needs;
    const stored = await host.database.transaction((tx) => host.mark(tx, 'stream'));
    const marks = stored === undefined ? newMarks() : (JSON.parse(stored) as StreamMarks);
    const run = await streams.runId();
    const isRestarted = marks.run !== '' && marks.run !== run;
    if (stored === undefined) {
      for (const [name, state] of await streams.beginNow())
        marks.streams[name] = { id: state.lastId, count: state.added };
    }
    for (const name of streams.names) await streams.ensureGroup(name, marks.streams[name]?.id ?? '0');
    marks.run = run;
    await host.database.transaction((tx) => host.setMark(tx, 'stream', JSON.stringify(marks)));
    this.#marks = marks;
    if (isRestarted) await resynchronisation.request({ isCertain: false, reason: 'Redis was restarted' });
  }

  async #takeIn(safe: SafeEntries): Promise<void> {
    try {
      await this.#takeInNew(safe);
    } catch (error) {
      if (!(error instanceof LogBeganAnew)) throw error;
      await this.#beginNewLog();
      const reason = 'Zeebe began a new log';
      await this.#needs.resynchronisation.request({ isCertain: true, reason });
      this.#wakeResync();
      await this.#takeInNew(safe);
    }
  }

  async #takeInNew(safe: SafeEntries): Promise<void> {
    const { host, cancel } = this.#needs;
    const { fresh, next } = advance(this.#marks, safe);
    const known = await this.#definitionsOf(fresh);
    const before = JSON.stringify(this.#marks);
    const after = await host.intake(async (unit) => {
      if ((await host.mark(unit.tx, 'stream')) !== before) throw new LostLead();
      const early = structuredClone(next.early);
      const onDuplicate = async (remoteId: string, instance: RemoteInstance) => {
        await cancel(remoteId);
        await host.alarm(unit.tx, 'duplicate-instance', duplicateMessage(remoteId, instance));
      };
      await applyRecords(unit, { definitions: this.#definitions, early, known, onDuplicate }, fresh);
      const marks = { ...next, early };
      await host.setMark(unit.tx, 'stream', JSON.stringify(marks));
      return marks;
    });
    this.#marks = after;
  }

  /** What was read of the log before says nothing of this one. */
  async #beginNewLog(): Promise<void> {
    const { host } = this.#needs;
    await host.database.transaction((tx) => forgetRecords(tx));
    await this.#store({ ...this.#marks, partitions: {} });
  }

  /** Compares beside the reading: what is on its way meanwhile has to come in. */
  #wakeResync(): void {
    const { host, resynchronisation } = this.#needs;
    const signal = this.#signal;
    this.#resync = this.#resync
      .then(() => resynchronisation.runIfRequested(signal))
      .catch((error: unknown) => {
        if (signal.aborted) return;
        host.onError(error);
        void pause(LONGEST_RETRY, signal).then(() => signal.aborted || this.#wakeResync());
      });
  }

  async #store(marks: StreamMarks): Promise<void> {
    const { host } = this.#needs;
    await host.database.transaction((tx) => host.setMark(tx, 'stream', JSON.stringify(marks)));
    this.#marks = marks;
  }

  /** Counts anew from here, tells operators, and has what can be recovered compared. */
  async #onLost(losses: readonly Loss[]): Promise<void> {
    const marks = structuredClone(this.#marks);
    for (const { stream, count } of losses) marks.streams[stream] = { id: marks.streams[stream]?.id ?? '0-0', count };
    await this.#store(marks);
    const reason = reasonOf(losses);
    await this.#needs.resynchronisation.request({ isCertain: true, reason });
    this.#wakeResync();
  }

  /** A definition may be used before its deployment is noted here, so unknown ones are looked for a little longer. */
  async #definitionsOf(records: readonly ZeebeRecord[]) {
    const known = new Map<string, { readonly processId: string; readonly version: number }>();
    for (const key of definitionsIn(records)) {
      const isForeign = (this.#foreignDefinitions.get(key) ?? 0) > performance.now();
      const tries = isForeign ? 1 : UNKNOWN_DEFINITION.tries;
      for (let attempt = 1; attempt <= tries && !known.has(key); attempt += 1) {
        const definition = await this.#needs.host.definition(key);
        if (definition) known.set(key, definition);
        else if (attempt < tries) await pause(UNKNOWN_DEFINITION.pause);
      }
      if (!known.has(key)) this.#foreignDefinitions.set(key, performance.now() + UNKNOWN_DEFINITION.kept);
    }
    return known;
  }
}

/** Tells this database apart from others on the same server; made once. */
export async function databaseIdentity(host: ServerHost, tx: SqlTransaction): Promise<string> {
  const stored = await host.mark(tx, 'identity');
  const identity = stored ?? randomUUID();
  if (stored === undefined) await host.setMark(tx, 'identity', identity);
  return identity;
}

function reasonOf(losses: readonly Loss[]): string {
  const counted = losses.filter(({ number }) => number !== undefined);
  if (counted.length < losses.length) return 'Redis lost entries of its streams';
  const parts = counted.map(({ stream, number }) => `${number} of ${stream}`);
  return `entries of Redis streams were deleted before they were read (${parts.join(', ')})`;
}

function duplicateMessage(remoteId: string, { id }: RemoteInstance): string {
  return `Expected one instance on Zeebe for "${id}", but there was a second one, ${remoteId}, which was cancelled.`;
}
