import { describe, expect, it } from 'vitest';
import { recordOf } from '../testing/records.ts';
import { advance, LogBeganAnew, newMarks } from './stream-marks.ts';

const entry = (id: string, partitionId: number, position: number, timestamp = position) => ({
  stream: 'zeebe:JOB',
  id,
  record: recordOf('JOB', 'CREATED', id, {}, { partitionId, position, timestamp }),
});

const safe = (...entries: ReturnType<typeof entry>[]) => ({ entries, records: entries.map(({ record }) => record) });

describe('how far was read', () => {
  it('counts every entry and remembers the last id of each stream', () => {
    const { next } = advance(newMarks(), safe(entry('1-0', 1, 1), entry('1-1', 2, 1)));
    expect(next.streams).toEqual({ 'zeebe:JOB': { id: '1-1', count: 2 } });
    expect(next.partitions).toEqual({ 1: { position: 1, at: 1 }, 2: { position: 1, at: 1 } });
  });

  it('passes records over that were exported before, as a broker does after a restart', () => {
    const { next } = advance(newMarks(), safe(entry('1-0', 1, 1), entry('1-1', 1, 2)));
    const again = advance(next, safe(entry('2-0', 1, 1), entry('2-1', 1, 2), entry('2-2', 1, 3)));
    expect(again.fresh.map(({ position }) => position)).toEqual([3]);
    expect(again.next.streams['zeebe:JOB']?.count).toBe(5);
  });

  it('notices a log that began anew by records that are later and stand before', () => {
    const { next } = advance(newMarks(), safe(entry('1-0', 1, 900, 1_000)));
    expect(() => advance(next, safe(entry('2-0', 1, 1, 60_000)))).toThrow(LogBeganAnew);
  });

  it('leaves the marks it was given as they are, for the transaction may be rolled back', () => {
    const marks = newMarks();
    advance(marks, safe(entry('1-0', 1, 1)));
    expect(marks).toEqual(newMarks());
  });
});
