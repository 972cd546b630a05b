import { Redis } from 'ioredis';
import type { StreamEntry, StreamRead } from './record-buffer.ts';
import { readRecord } from './zeebe-record.ts';

/** Entries that one read brings from each stream at most. */
const COUNT = 250;
/** Milliseconds that a read waits for something new. */
const BLOCK = 2_000;
const CONSUMER = 'projection';

/** What Redis says of a stream. */
export interface StreamState {
  /** Entries that were ever added. */
  readonly added: number;
  readonly length: number;
  readonly firstId: string;
  readonly lastId: string;
}

type Pairs = readonly unknown[];
type RawEntries = readonly (readonly [id: string, fields: readonly string[] | null])[];

/** The exporter's streams, read together by one consumer of a group. */
export class RedisStreams {
  readonly names: readonly string[];
  readonly #group: string;
  readonly #redis: Redis;

  constructor(url: string, group: string, names: readonly string[]) {
    this.names = names;
    this.#group = group;
    // Every failure is the reader's to handle: it begins again from what is stored.
    this.#redis = new Redis(url, {
      lazyConnect: true,
      // Replies as lists of pairs, which every Redis speaks.
      protocol: 2,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
      autoResendUnfulfilledCommands: false,
    });
    this.#redis.on('error', () => undefined);
  }

  async connect(): Promise<void> {
    await this.#redis.connect();
  }

  /** Ends the connection and with it a read that waits. */
  close(): void {
    this.#redis.disconnect();
  }

  /** Redis' id of its run. */
  async runId(): Promise<string> {
    const info = await this.#redis.info('server');
    return /^run_id:(\w+)/m.exec(info)?.[1] ?? '';
  }

  /** Makes the group begin behind everything there is, in all streams at one moment, and tells where that is. */
  async beginNow(): Promise<Map<string, StreamState>> {
    for (const name of this.names) await this.ensureGroup(name, '$');
    const commands = this.#redis.multi();
    for (const name of this.names) commands.xgroup('SETID', name, this.#group, '$');
    for (const name of this.names) commands.xinfo('STREAM', name);
    const replies = (await commands.exec()) ?? [];
    const states = replies.slice(this.names.length).map(([error, reply]) => {
      if (error) throw error;
      return stateOf(reply as Pairs);
    });
    return new Map(this.names.map((name, index) => [name, states[index] ?? stateOf([])]));
  }

  /** Makes sure that the group is there; one that is not begins behind an id. */
  async ensureGroup(name: string, afterId: string): Promise<void> {
    try {
      await this.#redis.xgroup('CREATE', name, this.#group, afterId, 'MKSTREAM');
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('BUSYGROUP'))) throw error;
    }
  }

  async state(name: string): Promise<StreamState> {
    return stateOf((await this.#redis.xinfo('STREAM', name)) as Pairs);
  }

  /** How many entries were ever added, and how many of them are still there behind an id. */
  async unread(name: string, afterId: string): Promise<{ readonly added: number; readonly unread: number }> {
    const replies = (await this.#redis.multi().xinfo('STREAM', name).xrange(name, `(${afterId}`, '+').exec()) ?? [];
    const [state, entries] = replies.map(([error, reply]) => {
      if (error) throw error;
      return reply as Pairs;
    });
    return { added: stateOf(state ?? []).added, unread: entries?.length ?? 0 };
  }

  /** What was handed out before and is not acknowledged, from behind an id on. Entries that are gone have no record. */
  async readPending(after: ReadonlyMap<string, string>): Promise<StreamRead[]> {
    return this.#read([], (name) => after.get(name) ?? '0');
  }

  /** What is new; waits for a while when there is nothing and `waits` is set. */
  async readNew(waits: boolean): Promise<StreamRead[]> {
    return this.#read(waits ? ['BLOCK', String(BLOCK)] : [], () => '>');
  }

  async acknowledge(entries: readonly StreamEntry[]): Promise<void> {
    const ids = Map.groupBy(entries, ({ stream }) => stream);
    if (ids.size === 0) return;
    const commands = this.#redis.pipeline();
    for (const [name, acknowledged] of ids) commands.xack(name, this.#group, ...acknowledged.map(({ id }) => id));
    for (const [error] of (await commands.exec()) ?? []) if (error) throw error;
  }

  async #read(options: readonly string[], from: (name: string) => string): Promise<StreamRead[]> {
    const { names } = this;
    const reply = (await this.#redis.call(
      'XREADGROUP',
      ...['GROUP', this.#group, CONSUMER, 'COUNT', String(COUNT), ...options],
      ...['STREAMS', ...names, ...names.map(from)],
    )) as readonly (readonly [name: string, entries: RawEntries])[] | null;
    return (reply ?? []).map(([stream, raw]) => ({
      stream,
      entries: raw.map(([id, fields]) => entryOf(stream, id, fields)),
      isCut: raw.length >= COUNT,
    }));
  }
}

function stateOf(pairs: Pairs): StreamState {
  const value = (name: string) => pairs[pairs.indexOf(name) + 1];
  const first = value('first-entry') as readonly [string] | null | undefined;
  return {
    added: Number(value('entries-added') ?? 0),
    length: Number(value('length') ?? 0),
    firstId: first?.[0] ?? '',
    lastId: (value('last-generated-id') as string | undefined) ?? '0-0',
  };
}

/** Negative when the first of two ids is earlier. */
export function compareIds(first: string, second: string): number {
  const [time = '0', sequence = '0'] = first.split('-');
  const [otherTime = '0', otherSequence = '0'] = second.split('-');
  return Number(time) - Number(otherTime) || Number(sequence) - Number(otherSequence);
}

/** An entry has one field, whose name is a time and whose value is the record. */
function entryOf(stream: string, id: string, fields: readonly string[] | null): StreamEntry {
  return fields ? { stream, id, record: readRecord(fields[1] ?? '') } : { stream, id, record: undefined, isGone: true };
}
