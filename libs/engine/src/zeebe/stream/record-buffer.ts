import type { ZeebeRecord } from './zeebe-record.ts';

/** An entry of a stream that was read and not yet taken in. */
export interface StreamEntry {
  readonly stream: string;
  /** Redis' id, `<milliseconds>-<sequence>`. */
  readonly id: string;
  /** It was deleted after it was handed out. */
  readonly isGone?: boolean;
  /** Undefined for an entry that means nothing here. */
  readonly record: ZeebeRecord | undefined;
}

/** Entries that one read brought from one stream; `isCut` when it may hold more than was asked for. */
export interface StreamRead {
  readonly stream: string;
  readonly entries: readonly StreamEntry[];
  readonly isCut: boolean;
}

/** A part of every stream from its beginning on, which can be taken in without missing an earlier record. */
export interface SafeEntries {
  /** In the order in which they were read. */
  readonly entries: readonly StreamEntry[];
  /** Their records by partition and position. */
  readonly records: readonly ZeebeRecord[];
}

/**
 * Merges the streams again into the log that the exporter split by kind. All streams are read at one moment, so what was
 * read is complete up to that moment, but for streams that hold more than a read may bring: a record is held back while an
 * earlier one of its partition may still be unread in such a stream. What is given out is a beginning of each stream, so
 * that one id for each stream says how far it was taken in.
 */
export class RecordBuffer {
  readonly #held = new Map<string, StreamEntry[]>();
  #cut = new Set<string>();
  /** The highest position that was read of each partition, by stream. */
  readonly #seen = new Map<string, Map<number, number>>();

  get size(): number {
    let size = 0;
    for (const entries of this.#held.values()) size += entries.length;
    return size;
  }

  sizeOf(stream: string): number {
    return this.#held.get(stream)?.length ?? 0;
  }

  get isCut(): boolean {
    return this.#cut.size > 0;
  }

  /** Adds what one read of all streams brought. */
  add(reads: readonly StreamRead[]): void {
    this.#cut = new Set(reads.filter(({ isCut }) => isCut).map(({ stream }) => stream));
    for (const { stream, entries } of reads) {
      const held = this.#held.get(stream);
      if (held) held.push(...entries);
      else this.#held.set(stream, [...entries]);
      for (const { record } of entries) if (record) this.#note(stream, record);
    }
  }

  /** Takes out all that is complete. */
  takeSafe(): SafeEntries {
    const limits = this.#limits();
    const entries: StreamEntry[] = [];
    for (const [stream, held] of this.#held) {
      const end = held.findIndex(({ record }) => record && record.position > limitOf(limits, record));
      const safe = end < 0 ? held : held.slice(0, end);
      entries.push(...safe);
      this.#held.set(stream, end < 0 ? [] : held.slice(end));
    }
    const records = entries.map(({ record }) => record).filter((record) => record !== undefined);
    return { entries, records: records.sort((a, b) => a.partitionId - b.partitionId || a.position - b.position) };
  }

  #note(stream: string, { partitionId, position }: ZeebeRecord): void {
    const seen = this.#seen.get(stream) ?? new Map<number, number>();
    this.#seen.set(stream, seen.set(partitionId, Math.max(position, seen.get(partitionId) ?? 0)));
  }

  /** The last position of each partition that can be given out. */
  #limits(): Map<number, number> {
    const limits = new Map<number, number>();
    if (this.#cut.size === 0) return limits;
    for (const held of this.#held.values()) {
      for (const { record } of held) if (record) limits.set(record.partitionId, this.#cutLimit(record.partitionId));
    }
    while (this.#lower(limits));
    return limits;
  }

  #cutLimit(partitionId: number): number {
    const ends = [...this.#cut].map((stream) => this.#seen.get(stream)?.get(partitionId) ?? 0);
    return Math.min(...ends);
  }

  /** Behind an entry that is held back the rest of its stream is, too, and so are later records of those partitions. */
  #lower(limits: Map<number, number>): boolean {
    let isLowered = false;
    for (const held of this.#held.values()) {
      let isBehind = false;
      for (const { record } of held) {
        if (!record) continue;
        const limit = limitOf(limits, record);
        if (record.position > limit) isBehind = true;
        else if (isBehind) {
          limits.set(record.partitionId, record.position - 1);
          isLowered = true;
        }
      }
    }
    return isLowered;
  }
}

function limitOf(limits: ReadonlyMap<number, number>, { partitionId }: ZeebeRecord): number {
  return limits.get(partitionId) ?? Number.POSITIVE_INFINITY;
}
