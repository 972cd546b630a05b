import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../config.ts';
import { readReportOptions } from '../report-options.ts';
import { fillSection, SECTIONS } from './fact-sections.ts';

const options = readReportOptions(readConfig().root);
const shown = (record: Record<string, unknown>) =>
  SECTIONS.flatMap((plan) => fillSection(plan, record, options.text)).map(({ key, facts }) => [
    key,
    facts.map((fact) => [fact.key, fact.value, fact.valueEn]),
  ]);

describe('given the record of a report', () => {
  it('when codes, times and money are shown, then codes are words of both languages, times ISO 8601 and money fen', () => {
    expect(
      shown({
        industry: 'gas',
        verifiedTrue: 'partly',
        penaltyYuan: 12345.67,
        acceptedAt: 0,
        closedAt: 1_000,
        reportRequired: true,
      }),
    ).toEqual([
      ['matter', [['industry', '城镇燃气', 'Town gas']]],
      ['acceptance', [['reportRequired', '是', 'Yes']]],
      [
        'verification',
        [
          ['verifiedTrue', '部分属实', 'Partly true'],
          ['penaltyYuan', '1234567', '1234567'],
        ],
      ],
      ['closing', [['closedAt', '1970-01-01T00:00:01.000Z', '1970-01-01T00:00:01.000Z']]],
    ]);
  });

  it('when nothing is known yet, then no empty section is shown', () => {
    expect(shown({ facts: '', penaltyYuan: null, reportRequired: false, extendedDays: 0 })).toEqual([]);
  });

  it('when a code is not among the choices any more, then it is shown as it is', () => {
    expect(shown({ channel: 'telegram' })).toEqual([['matter', [['channel', 'telegram', 'telegram']]]]);
  });
});
