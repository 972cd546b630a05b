import { describe, expect, it } from 'vitest';
import { enteredOnly, labelsOf } from './form-fields.ts';

const schema = {
  components: [
    { id: 'a', type: 'radio', key: 'decision', label: '审查结果', valuesKey: 'decisions' },
    {
      id: 'g',
      type: 'group',
      label: '处罚',
      components: [{ id: 'b', type: 'number', key: 'penalty.yuan', label: '金额' }],
    },
    { id: 'l', type: 'dynamiclist', path: 'sites', components: [{ id: 'c', type: 'textfield', key: 'place' }] },
    { id: 'd', type: 'datetime', key: 'day', dateLabel: '收到日期' },
  ],
};

describe('fields of a form', () => {
  it('given facts and option lists beside the answers, when a draft is saved, then only the answers go into it', () => {
    const data = {
      decision: 'accept',
      penalty: { yuan: 5 },
      sites: [{ place: 'x' }],
      place: 'fact',
      day: '',
      decisions: [{ value: 'accept' }],
    };
    expect(enteredOnly(schema, data)).toEqual({
      decision: 'accept',
      penalty: { yuan: 5 },
      sites: [{ place: 'x' }],
      day: '',
    });
  });

  it('given errors, when they are gathered on top, then every field has its label at any depth', () => {
    expect(Object.fromEntries(labelsOf(schema))).toEqual({ a: '审查结果', g: '处罚', b: '金额', d: '收到日期' });
  });
});
