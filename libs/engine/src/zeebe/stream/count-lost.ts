import { compareIds, type StreamState } from './redis-streams.ts';

/** What was read of a stream. */
export interface ReadSoFar {
  /** Id of the last entry that was read. */
  readonly lastId: string;
  /** Entries read since the stream exists. */
  readonly count: number;
}

/**
 * Tells how many entries of a stream were deleted before they were read. Redis counts every entry it ever added; what was
 * read and what can still be read must add up to that. `undefined`: Redis itself lost entries and counts from less on.
 */
export function countLost({ lastId, count }: ReadSoFar, { added, length, firstId, lastId: newestId }: StreamState) {
  if (added < count || compareIds(newestId, lastId) < 0) return undefined;
  if (compareIds(newestId, lastId) === 0) return added - count;
  // While the first entry is one that was read, nothing behind it can have been deleted: streams are cut at their beginning.
  if (length > 0 && compareIds(firstId, lastId) <= 0) return 0;
  return added - length - count;
}
