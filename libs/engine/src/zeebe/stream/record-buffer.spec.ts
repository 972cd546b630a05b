import { describe, expect, it } from 'vitest';
import { recordOf } from '../testing/records.ts';
import { RecordBuffer, type StreamRead } from './record-buffer.ts';

/** Entries written as `<partition>/<position>`. */
function read(stream: string, places: readonly string[], isCut = false): StreamRead {
  const entries = places.map((place, index) => {
    const [partitionId = 0, position = 0] = place.split('/').map(Number);
    return { stream, id: `${index}-0`, record: recordOf(stream, 'CREATED', place, {}, { partitionId, position }) };
  });
  return { stream, entries, isCut };
}

const placesOf = (buffer: RecordBuffer) =>
  buffer.takeSafe().records.map(({ partitionId, position }) => `${partitionId}/${position}`);

describe('merging streams', () => {
  it('puts the records of each partition into the order of their positions', () => {
    const buffer = new RecordBuffer();
    buffer.add([read('JOB', ['1/3', '2/1']), read('VARIABLE', ['1/1', '2/2', '1/4']), read('PROCESS', ['1/2'])]);
    expect(placesOf(buffer)).toEqual(['1/1', '1/2', '1/3', '1/4', '2/1', '2/2']);
    expect(buffer.size).toBe(0);
  });

  it('holds records back while an earlier one may be unread in a stream that was cut', () => {
    const buffer = new RecordBuffer();
    buffer.add([read('JOB', ['1/1', '1/3'], true), read('VARIABLE', ['1/2', '1/4', '1/6'])]);
    expect(placesOf(buffer)).toEqual(['1/1', '1/2', '1/3']);
    buffer.add([read('JOB', ['1/5'])]);
    expect(placesOf(buffer)).toEqual(['1/4', '1/5', '1/6']);
  });

  it('gives out nothing of a partition of which a stream that was cut has shown nothing yet', () => {
    const buffer = new RecordBuffer();
    buffer.add([read('JOB', ['1/1', '1/2'], true), read('VARIABLE', ['2/1', '1/3'])]);
    expect(placesOf(buffer)).toEqual(['1/1', '1/2']);
    buffer.add([read('JOB', ['2/2'])]);
    expect(placesOf(buffer)).toEqual(['1/3', '2/1', '2/2']);
  });

  it('gives out a beginning of each stream, so that one id says how far it was taken in', () => {
    const buffer = new RecordBuffer();
    buffer.add([
      read('JOB', ['1/1', '1/2', '2/4'], true),
      read('VARIABLE', ['2/5', '1/3']),
      read('TIMER', ['1/4', '2/1']),
    ]);
    // 2/5 may be behind something unread in JOB; 1/3 stands behind it in its stream, so 1/4 waits, and behind that 2/1.
    expect(placesOf(buffer)).toEqual(['1/1', '1/2']);
    buffer.add([]);
    expect(placesOf(buffer)).toEqual(['1/3', '1/4', '2/1', '2/4', '2/5']);
  });

  it('keeps entries that mean nothing, because they have to be acknowledged, too', () => {
    const buffer = new RecordBuffer();
    buffer.add([{ stream: 'JOB', entries: [{ stream: 'JOB', id: '1-0', record: undefined }], isCut: false }]);
    const { entries, records } = buffer.takeSafe();
    expect([entries.length, records.length]).toEqual([1, 0]);
  });
});
