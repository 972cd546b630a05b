import { describe, expect, it } from 'vitest';
import { labelledAnswers } from './answer-text.ts';

const decision = {
  type: 'radio',
  key: 'decision',
  label: '审查结果',
  properties: { labelEn: 'Decision' },
  values: [{ value: 'accept', label: '受理', labelEn: 'Accept' }],
};

describe('answers on the timeline (RPT-055)', () => {
  it('given a choice with English texts, when it is recorded, then label and answer can be read in both languages', () => {
    expect(labelledAnswers([{ component: decision, value: 'accept' }])).toEqual([
      { label: '审查结果', value: '受理', labelEn: 'Decision', valueEn: 'Accept' },
    ]);
  });

  it('given a field without English texts, when it is recorded, then the Chinese ones stand in', () => {
    const component = {
      type: 'checklist',
      key: 'targets',
      label: '协办单位',
      values: [{ value: 'u1', label: '危化股' }],
    };
    expect(labelledAnswers([{ component, value: ['u1', 'u2'] }])).toEqual([
      { label: '协办单位', value: '危化股、u2', labelEn: '协办单位', valueEn: '危化股, u2' },
    ]);
  });

  it('given nothing entered, when it is recorded, then nothing is said', () => {
    expect(labelledAnswers([{ component: { type: 'textfield', key: 'note', label: '备注' }, value: '' }])).toEqual([]);
  });
});
