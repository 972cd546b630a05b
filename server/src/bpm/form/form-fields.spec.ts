import { describe, expect, it } from 'vitest';
import { fieldsShown } from './form-fields.ts';
import { formSchema } from './form-schema.ts';

const form = formSchema.parse({
  id: 'report-close',
  type: 'default',
  components: [
    { type: 'radio', key: 'reward', defaultValue: 'none', properties: { record: 'rewardState' } },
    { type: 'textarea', key: 'note' },
    { type: 'number', key: 'amount', conditional: { hide: '=not(reward = "paid")' } },
  ],
});

describe('given a form whose field starts with a value', () => {
  it.each(['', null])('when the record holds %j there, then the form starts with its own value', (rewardState) => {
    expect(fieldsShown(form, { rewardState, reward: '', note: '' })).toEqual({ note: '' });
  });

  it('when the record holds a value there, then the form shows it', () => {
    expect(fieldsShown(form, { rewardState: 'paid', secret: 'x' })).toEqual({ reward: 'paid' });
  });
});
