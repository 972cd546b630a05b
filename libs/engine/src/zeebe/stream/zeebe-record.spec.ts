import { describe, expect, it } from 'vitest';
import { readRecord } from './zeebe-record.ts';

const written = (partitionId: number, key: string, recordType = 'EVENT', variables = '{}') =>
  `{"partitionId":${partitionId},"value":{"processInstanceKey":${key},"elementId":"work","variables":${variables}},` +
  `"key":${key},"position":7,"timestamp":1795613551168,"valueType":"JOB","intent":"CREATED","recordType":"${recordType}"}`;

describe('a record of the exporter', () => {
  it('has its keys as text', () => {
    const record = readRecord(written(1, '2251799813685252'));
    expect(record?.key).toBe('2251799813685252');
    expect(record?.value.processInstanceKey).toBe('2251799813685252');
    expect(record?.position).toBe(7);
  });

  it('keeps keys of partitions whose numbers are beyond exact ones', () => {
    const record = readRecord(written(5, '11258999068426243', 'EVENT', '{"amount":2}'));
    expect(record?.key).toBe('11258999068426243');
    expect(record?.value.processInstanceKey).toBe('11258999068426243');
    expect(record?.value.variables).toEqual({ amount: 2 });
  });

  it('is passed over when it is a command or a rejection', () => {
    expect(readRecord(written(1, '1', 'COMMAND'))).toBeUndefined();
    expect(readRecord(written(1, '1', 'COMMAND', '{"recordType":"EVENT"}'))).toBeUndefined();
  });
});
