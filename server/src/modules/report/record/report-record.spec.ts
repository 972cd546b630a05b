import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVault, isSealed } from '../../../crypto/index.ts';
import { toColumns, toRecord, toRow } from './report-record.ts';
import { newReportCode } from './report-code.ts';

const vault = createVault(Buffer.alloc(32, 1));

describe('given the record of a report', () => {
  it('when amounts in yuan are kept, then they come back to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000_00 }), (fen) => {
        const row = toRow('case', { penaltyYuan: fen / 100 }, vault);
        expect(row.penalty_fen).toBe(fen);
        expect(toRecord(row)['penaltyYuan']).toBe(fen / 100);
      }),
    );
  });

  it('when personal data are kept, then neither the row nor what forms and workers read shows them (RPT-051)', () => {
    const row = toRow('case', { reporterName: '王某', reporterPhone: '19900001000' }, vault);
    expect(JSON.stringify([row, toRecord(row)])).not.toMatch(/王某|19900001000/);
    expect(isSealed(row.reporter_phone)).toBe(true);
    expect(row.reporter_address).toBe('');
  });

  it('when a field is unknown or has the wrong type, then the error names it', () => {
    expect(() => toColumns({ colour: 'red' }, vault)).toThrow('Expected a field of a report, but got "colour".');
    expect(() => toColumns({ penaltyYuan: '12' }, vault)).toThrow('Expected yuan in "penaltyYuan", but got "12".');
    expect(() => toColumns({ notifyReporter: 1 }, vault)).toThrow('Expected flag in "notifyReporter", but got 1.');
  });

  it('when a field is emptied, then it is empty', () => {
    expect(toColumns({ penaltyYuan: null, instruction: undefined, reportRequired: null }, vault)).toEqual({
      penalty_fen: null,
      instruction: '',
      report_required: 0,
    });
  });

  it('when only the place is changed, then what duplicates are found by follows', () => {
    expect(toColumns({ place: '凤城路 1 号' }, vault)).toEqual({ place: '凤城路 1 号', place_key: '凤城路1号' });
  });
});

describe('given the code of a report (RPT-007)', () => {
  it('when codes are made, then they have SM or NM and 17 digits that begin with the region, and none comes twice', () => {
    const codes = Array.from({ length: 2000 }, (_, index) => newReportCode(index % 2 === 0, '610112'));
    expect(new Set(codes).size).toBe(2000);
    for (const code of codes) expect(code).toMatch(/^(SM|NM)610112\d{11}$/);
  });
});
