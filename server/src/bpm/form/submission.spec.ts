import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formSchema, type FormComponent } from './form-schema.ts';
import { readSubmission } from './read-submission.ts';

const submit = (components: FormComponent[], submitted: Record<string, unknown>, data: Record<string, unknown> = {}) =>
  readSubmission({
    ...{ form: formSchema.parse({ id: 'f', type: 'default', components }), submitted, data },
    ...{ options: { towns: [{ value: 'a', label: '甲' }, 'b'] }, now: 0, language: 'en' },
  });
const errorOf = (component: Partial<FormComponent>, value: unknown) =>
  submit([{ type: 'textfield', key: 'x', label: 'X', ...component }], { x: value }).errors[0]?.code;

describe('a submitted form', () => {
  it.each<[string, Partial<FormComponent>, unknown, string | undefined]>([
    ['a required text that is blank', { validate: { required: true } }, '  ', 'required'],
    ['a text that is a number', {}, 5, 'type'],
    ['a text that is too short', { validate: { minLength: 3 } }, 'ab', 'min-length'],
    ['a text longer than any form allows', {}, 'x'.repeat(5001), 'max-length'],
    ['a text that misses its pattern', { validate: { pattern: '^1\\d{10}$' } }, '123', 'pattern'],
    ['an e-mail address that is none', { validate: { validationType: 'email' } }, 'me', 'pattern'],
    ['a number in words', { type: 'number' }, 'five', 'type'],
    ['a number written as text', { type: 'number' }, '5.5', undefined],
    ['a number that is infinite', { type: 'number' }, Number.POSITIVE_INFINITY, 'type'],
    ['a number over its limit', { type: 'number', validate: { max: 5 } }, 6, 'max'],
    ['a required box that is not ticked', { type: 'checkbox', validate: { required: true } }, false, 'required'],
    ['a choice that is not offered', { type: 'select', valuesKey: 'towns' }, 'c', 'choice'],
    ['a choice among plain values', { type: 'select', valuesKey: 'towns' }, 'b', undefined],
    ['a choice hidden in an object', { type: 'radio', valuesKey: 'towns' }, { value: 'a' }, 'choice'],
    ['several choices with a wrong one', { type: 'checklist', valuesKey: 'towns' }, ['a', 'z'], 'choice'],
    ['several choices as one text', { type: 'taglist', valuesKey: 'towns' }, 'a', 'type'],
    ['a day that does not exist', { type: 'datetime', subtype: 'date' }, '2026-13-01', 'time'],
    ['a day', { type: 'datetime', subtype: 'date' }, '2026-12-01', undefined],
  ])('given %s, then it answers %s', (_what, component, value, code) => {
    expect(errorOf(component, value)).toBe(code);
  });

  it('given a field that the last answers hide, then its value is dropped and its rules do not count', () => {
    const components = [
      { type: 'checkbox', key: 'more' },
      { type: 'textfield', key: 'why', validate: { required: true }, conditional: { hide: '=more != true' } },
    ];
    expect(submit(components, { more: false, why: 'old' })).toMatchObject({ values: { more: false }, errors: [] });
    expect(submit(components, { more: true }).errors).toMatchObject([{ field: 'values.why', code: 'required' }]);
    expect(submit(components, {}, { more: true }).errors).toHaveLength(1);
  });

  it('given groups and lists, then fields are read and named by their path', () => {
    const components = [
      { type: 'group', components: [{ type: 'textfield', key: 'plain' }] },
      { type: 'group', path: 'owner', components: [{ type: 'textfield', key: 'name', validate: { required: true } }] },
      { type: 'dynamiclist', path: 'rows', components: [{ type: 'number', key: 'n', validate: { min: 1 } }] },
    ];
    const { values, errors } = submit(components, { plain: 'p', owner: {}, rows: [{ n: 1, evil: 1 }, { n: 0 }] });
    expect(values).toMatchObject({ plain: 'p', rows: [{ n: 1 }, {}] });
    expect(errors.map(({ field }) => field)).toEqual(['values.owner.name', 'values.rows.1.n']);
  });

  it('whatever is sent, then only keys of the form come through and nothing breaks', () => {
    const components: FormComponent[] = [
      { type: 'textfield', key: 'a' },
      { type: 'number', key: 'b' },
      { type: 'select', key: 'c', valuesKey: 'towns' },
      { type: 'textfield', key: 'd', disabled: true },
    ];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'e'), fc.jsonValue()), (submitted) => {
        const { values, errors } = submit(components, submitted);
        expect(['a', 'b', 'c'].filter((key) => key in values).sort()).toEqual(Object.keys(values).sort());
        for (const { field } of errors) expect(values).not.toHaveProperty(field.replace('values.', ''));
      }),
    );
  });
});
