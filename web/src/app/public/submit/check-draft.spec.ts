import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicReportSchema } from '@safeflow/contracts';
import { checkDraft, stepOfField, stepsOf } from './check-draft.ts';
import { emptyDraft, storable, toReport, type ReportDraft } from './report-draft.ts';

const requestId = '019a0000-0000-7000-8000-000000000001';
const captcha = { id: 'c1', answer: 'abcd' };
const complete: ReportDraft = {
  ...emptyDraft(true, requestId),
  regionCode: '610112',
  place: '凤城路 1 号',
  industry: 'chemicals',
  matter: 'hazard',
  title: '储罐区消防设施损坏',
  facts: '储罐区两具消防炮锈死，无法转动，已三个月。',
  reporter: { name: '王某', phone: '19900001000', idNumber: '', address: '' },
};

describe('what the reporter is told to put right (RPT-006)', () => {
  it('given a complete real-name report, then nothing is asked', () => {
    expect(checkDraft(complete)).toEqual([]);
  });

  it('given an empty anonymous report, then place and facts are asked in order and nobody asks who he is', () => {
    const fields = checkDraft(emptyDraft(false, requestId)).map((issue) => issue.field);
    expect(fields).toEqual(['regionCode', 'place', 'matter', 'industry', 'title', 'facts']);
    expect(stepsOf(false)).not.toContain('reporter');
  });

  it('given a mobile number of ten digits, then the phone field is named', () => {
    const draft = { ...complete, reporter: { ...complete.reporter, phone: '1990000100' } };
    expect(checkDraft(draft)).toEqual([{ field: 'reporter.phone', step: 'reporter', message: 'phone-format' }]);
  });

  it('given a refusal by the server, then the step of its field opens', () => {
    expect([stepOfField('fileIds.0'), stepOfField('facts'), stepOfField('captcha.answer')]).toEqual([
      'evidence',
      'facts',
      'review',
    ]);
  });
});

describe('the report that is sent', () => {
  it('given an anonymous draft in which a name was typed before, then no reporter data leave the browser', () => {
    expect(toReport({ ...complete, realName: false }, captcha).reporter).toBeNull();
  });

  it('given any draft, then what is kept in the tab holds no reporter data (RPT-051)', () => {
    expect(JSON.stringify(storable(complete))).not.toContain('19900001000');
  });

  it('given any texts, then a draft without issues is one that the API accepts, and only such a one', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 220 }),
      fc.constantFrom('', ' ', '王', '王某', '凤城路', 'x'.repeat(120)),
    );
    const phone = fc.oneof(text, fc.stringMatching(/^1\d{10}$/));
    fc.assert(
      fc.property(text, text, text, text, phone, (place, title, facts, name, number) => {
        const draft = { ...complete, place, title, facts, reporter: { ...complete.reporter, name, phone: number } };
        expect(checkDraft(draft).length === 0).toBe(publicReportSchema.safeParse(toReport(draft, captcha)).success);
      }),
    );
  });
});
