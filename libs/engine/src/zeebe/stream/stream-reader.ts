import { countLost } from './count-lost.ts';
import { RecordBuffer, type SafeEntries, type StreamRead } from './record-buffer.ts';
import { compareIds, type RedisStreams } from './redis-streams.ts';
import type { StreamMarks } from './stream-marks.ts';

/** Milliseconds between two looks whether entries were deleted unread. */
const LOOK = 5_000;

/** What reading needs: where to begin, and who takes in. */
export interface ReaderNeeds {
  readonly streams: RedisStreams;
  /** How far was taken in; read again whenever it matters. */
  readonly marks: () => StreamMarks;
  /** Takes entries in, and with them how far was read. */
  readonly takeIn: (safe: SafeEntries) => Promise<void>;
  /** Entries were deleted before they were read, or Redis itself lost some. */
  readonly onLost: (losses: readonly Loss[]) => Promise<void>;
}

export interface Loss {
  readonly stream: string;
  /** Undefined when nobody can tell how many. */
  readonly number: number | undefined;
  /** What the stream's mark has to count from here on, so that later losses are seen. */
  readonly count: number;
}

/** Reads the streams from where the last reader ended, until the signal comes; throws when Redis or the database fails. */
export class StreamReader {
  readonly #needs: ReaderNeeds;
  readonly #buffer = new RecordBuffer();
  readonly #lastIds = new Map<string, string>();
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(needs: ReaderNeeds) {
    this.#needs = needs;
  }

  async read(signal: AbortSignal): Promise<void> {
    const { streams, marks } = this.#needs;
    for (const name of streams.names) this.#lastIds.set(name, marks().streams[name]?.id ?? '0-0');
    await this.#readPending();
    while (!signal.aborted) {
      await this.#lookForLosses();
      const reads = await streams.readNew(!this.#buffer.isCut);
      this.#add(reads);
      // What woke the read is often only the first of many records.
      if (reads.length > 0 && !this.#buffer.isCut) this.#add(await streams.readNew(false));
      await this.#takeSafe();
    }
  }

  /** What a reader before this one had read and not taken in. */
  async #readPending(): Promise<void> {
    const { streams } = this.#needs;
    const after = new Map<string, string>();
    const gone = new Map<string, number>();
    for (;;) {
      const reads = await streams.readPending(after);
      if (reads.every(({ entries }) => entries.length === 0)) break;
      for (const { stream, entries } of reads) {
        const last = entries.at(-1);
        if (last) after.set(stream, last.id);
        const number = entries.filter((entry) => entry.isGone && !this.#isTakenIn(stream, entry.id)).length;
        if (number > 0) gone.set(stream, (gone.get(stream) ?? 0) + number);
      }
      this.#add(reads);
    }
    const losses = [...gone].map(([stream, number]) => ({ stream, number, count: this.#countOf(stream) }));
    if (losses.length > 0) await this.#needs.onLost(losses);
  }

  #add(reads: readonly StreamRead[]): void {
    this.#buffer.add(
      reads.map((read) => ({ ...read, entries: read.entries.filter(({ id }) => !this.#isTakenIn(read.stream, id)) })),
    );
    for (const { stream, entries } of reads) {
      const last = entries.at(-1)?.id;
      if (last !== undefined && compareIds(last, this.#lastIds.get(stream) ?? '0-0') > 0)
        this.#lastIds.set(stream, last);
    }
    const old = reads.flatMap(({ stream, entries }) => entries.filter(({ id }) => this.#isTakenIn(stream, id)));
    if (old.length > 0) this.#needs.streams.acknowledge(old).catch(() => undefined);
  }

  #isTakenIn(stream: string, id: string): boolean {
    return compareIds(id, this.#needs.marks().streams[stream]?.id ?? '0-0') <= 0;
  }

  async #takeSafe(): Promise<void> {
    const safe = this.#buffer.takeSafe();
    if (safe.entries.length === 0) return;
    await this.#needs.takeIn(safe);
    await this.#needs.streams.acknowledge(safe.entries);
  }

  async #lookForLosses(): Promise<void> {
    const now = performance.now();
    if (now < this.#lookedAt + LOOK) return;
    this.#lookedAt = now;
    const losses: Loss[] = [];
    for (const stream of this.#needs.streams.names) {
      const loss = await this.#lossIn(stream);
      if (loss) losses.push(loss);
    }
    if (losses.length > 0) await this.#needs.onLost(losses);
  }

  async #lossIn(stream: string): Promise<Loss | undefined> {
    const { streams } = this.#needs;
    const lastId = this.#lastIds.get(stream) ?? '0-0';
    const buffered = this.#buffer.sizeOf(stream);
    const number = countLost({ lastId, count: this.#countOf(stream) + buffered }, await streams.state(stream));
    if (number === 0) return undefined;
    const { added, unread } = await streams.unread(stream, lastId);
    return { stream, number, count: added - unread - buffered };
  }

  #countOf(stream: string): number {
    return this.#needs.marks().streams[stream]?.count ?? 0;
  }
}
