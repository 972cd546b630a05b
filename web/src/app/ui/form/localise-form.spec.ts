import { describe, expect, it } from 'vitest';
import { formWords } from './form-words.ts';
import { localiseForm, localiseOptions } from './localise-form.ts';

const schema = {
  id: 'report-verify',
  components: [
    {
      id: 'a',
      type: 'textfield',
      key: 'result',
      label: '核查结果',
      description: '如实填写',
      properties: { labelEn: 'Result', descriptionEn: 'As found' },
    },
    {
      id: 'g',
      type: 'group',
      label: '处罚',
      components: [{ id: 'b', type: 'number', label: '金额', properties: { labelEn: 'Amount' } }],
    },
    { id: 't', type: 'text', text: '说明', properties: { textEn: 'Note' } },
    { id: 's', type: 'radio', label: '是否', values: [{ value: 'yes', label: '是', labelEn: 'Yes' }] },
  ],
};

describe('form in the language of the page', () => {
  it('given English, when a form is shown, then labels, help, texts and fixed choices are English at every depth', () => {
    expect(localiseForm(schema, 'en')).toMatchObject({
      components: [
        { label: 'Result', description: 'As found' },
        { label: '处罚', components: [{ label: 'Amount' }] },
        { text: 'Note' },
        { values: [{ value: 'yes', label: 'Yes' }] },
      ],
    });
  });

  it('given a date, when shown in English, then its own label is English too', () => {
    const date = { components: [{ type: 'datetime', dateLabel: '收到日期', properties: { labelEn: 'Received on' } }] };
    expect(localiseForm(date, 'en')).toMatchObject({ components: [{ dateLabel: 'Received on' }] });
  });

  it('given Chinese, when a form is shown, then it is the form as it was modelled', () => {
    expect(localiseForm(schema, 'zh-CN')).toBe(schema);
  });

  it('given lists of choices in the data, when shown in English, then only their labels change', () => {
    const data = {
      decision: 'approve',
      targets: ['u1'],
      reviewDecisions: [
        { value: 'approve', label: '同意', labelEn: 'Approve' },
        { value: 'x', label: '其他' },
      ],
    };
    expect(localiseOptions(data, 'en')).toEqual({
      decision: 'approve',
      targets: ['u1'],
      reviewDecisions: [
        { value: 'approve', label: 'Approve' },
        { value: 'x', label: '其他' },
      ],
    });
  });
});

describe('sentences of the form library', () => {
  it('given Chinese, when a rule is broken, then the sentence is Chinese with its number', () => {
    expect(formWords('Field must have maximum length of {value}.', { value: '500' })).toBe('最多 500 个字。');
  });

  it('given a sentence nobody translated, when shown, then it stays readable with its values', () => {
    expect(formWords('Download {fileName}', { fileName: 'a.pdf' })).toBe('Download a.pdf');
  });
});
