import type { SafeEntries } from './record-buffer.ts';
import { noEarlyRecords, withoutStale, type EarlyRecords } from '../mirror/early-records.ts';

/** How far the streams were taken in; stored in the transaction that took them in. Plain JSON. */
export interface StreamMarks {
  /** Redis' id of its run: another one after a restart. */
  run: string;
  readonly streams: Record<string, StreamMark>;
  /** By number of the partition. */
  readonly partitions: Record<string, PartitionMark>;
  early: EarlyRecords;
}

export interface StreamMark {
  /** Id of the last entry taken in. */
  readonly id: string;
  /** Entries taken in or passed over since the stream exists: what Redis counts as `entries-added`. */
  readonly count: number;
}

export interface PartitionMark {
  readonly position: number;
  /** UTC milliseconds: the latest that the broker's clock was seen at. */
  readonly at: number;
}

export function newMarks(): StreamMarks {
  return { run: '', streams: {}, partitions: {}, early: noEarlyRecords() };
}

/** A record after a position that it should have come before: the log of its partition began anew. */
export class LogBeganAnew extends Error {}

/** Milliseconds that clocks of brokers may differ. */
const SKEW = 10_000;

/** The records that are new, and marks as they are once these are taken in. `marks` stays as it is. */
export function advance(marks: StreamMarks, { entries, records }: SafeEntries) {
  const next = structuredClone(marks);
  for (const { stream, id } of entries) next.streams[stream] = { id, count: (next.streams[stream]?.count ?? 0) + 1 };
  let newest = 0;
  const fresh = records.filter(({ partitionId, position, timestamp }) => {
    const mark = next.partitions[partitionId];
    newest = Math.max(newest, timestamp);
    if (mark && position <= mark.position) {
      if (timestamp > mark.at + SKEW) throw new LogBeganAnew();
      return false;
    }
    next.partitions[partitionId] = { position, at: Math.max(timestamp, mark?.at ?? 0) };
    return true;
  });
  if (newest > 0) next.early = withoutStale(next.early, newest);
  return { fresh, next };
}
