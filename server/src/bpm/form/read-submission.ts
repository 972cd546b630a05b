import type { Problem } from '@safeflow/contracts';
import type { Language } from '../../http/errors.ts';
import { checkAnswer } from './check-answer.ts';
import { fieldProblem, type FieldError } from './field-problem.ts';
import { withLimits } from './field-limits.ts';
import { evaluateInForm } from './form-expression.ts';
import type { FormComponent, FormSchema } from './form-schema.ts';

type Values = Record<string, unknown>;
type Choice = NonNullable<FormComponent['values']>[number];

/** What was entered into a form, checked: only fields that the form shows, by key, with the component of each. */
export interface Submission {
  readonly values: Values;
  readonly answers: readonly Answer[];
  readonly errors: Problem['errors'];
}

export interface Answer {
  readonly component: FormComponent;
  readonly value: unknown;
}

interface Reading {
  readonly submitted: Values;
  /** What conditions see: the data the form was shown with, overlaid with what was entered. */
  readonly data: Values;
  readonly options: Readonly<Record<string, unknown>>;
  readonly now: number;
  readonly language: Language;
  readonly answers: Answer[];
  readonly errors: Problem['errors'];
}

export interface SubmissionInput {
  readonly form: FormSchema;
  readonly submitted: Values;
  readonly data: Values;
  /** Choices by `valuesKey`. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly now: number;
  readonly language: Language;
}

/**
 * Checks a submission against the form's schema as the browser does, since nothing it sends can be believed. Hidden, disabled
 * and unknown fields are dropped, not refused: a field hidden by the last answer may still hold an old one.
 */
export function readSubmission(input: SubmissionInput): Submission {
  const { form, submitted, options, now, language } = input;
  const reading: Reading = {
    submitted,
    data: { ...input.data, ...submitted },
    options,
    now,
    language,
    answers: [],
    errors: [],
  };
  readComponents(reading, form.components, submitted, 'values');
  return { values: collect(reading.answers), answers: reading.answers, errors: reading.errors };
}

function readComponents(reading: Reading, components: readonly FormComponent[], values: Values, path: string): void {
  for (const component of components) {
    if (isHidden(reading, component)) continue;
    if (component.type === 'group') readGroup(reading, component, values, path);
    else if (component.type === 'dynamiclist') readList(reading, component, values, path);
    else if (component.key !== undefined && !component.disabled && !component.readonly) {
      readField(reading, component, values, path);
    }
  }
}

function isHidden({ data, now }: Reading, { conditional }: FormComponent): boolean {
  return conditional?.hide !== undefined && evaluateInForm(conditional.hide, data, now) === true;
}

function readGroup(reading: Reading, group: FormComponent, values: Values, path: string): void {
  const { components = [], path: key } = group;
  if (!key) return readComponents(reading, components, values, path);
  const inner: Answer[] = [];
  readComponents({ ...reading, answers: inner }, components, asValues(values[key]), `${path}.${key}`);
  reading.answers.push({ component: { ...group, key }, value: collect(inner) });
}

function readList(reading: Reading, list: FormComponent, values: Values, path: string): void {
  const { components = [], path: key } = list;
  if (!key) return;
  const rows = Array.isArray(values[key]) ? values[key].slice(0, 200) : [];
  const read = rows.map((row, index) => {
    const inner: Answer[] = [];
    readComponents({ ...reading, answers: inner }, components, asValues(row), `${path}.${key}.${index}`);
    return collect(inner);
  });
  reading.answers.push({ component: { ...list, key }, value: read });
}

function readField(reading: Reading, component: FormComponent, values: Values, path: string): void {
  const key = component.key ?? '';
  const choices = choicesOf(reading, component);
  const checked = checkAnswer(withLimits(component, reading.data, reading.now), values[key], choices);
  if (checked.error) reading.errors.push(problemOf(reading, `${path}.${key}`, component, checked.error));
  else if (checked.value !== undefined)
    reading.answers.push({ component: { ...component, values: choices }, value: checked.value });
}

function problemOf({ language }: Reading, field: string, { label, key }: FormComponent, error: FieldError) {
  return fieldProblem(field, label || key || '', error, language);
}

function choicesOf(reading: Reading, { values, valuesKey, valuesExpression }: FormComponent): FormComponent['values'] {
  if (values) return values;
  const found = valuesKey ? (reading.options[valuesKey] ?? reading.data[valuesKey]) : byExpression();
  return Array.isArray(found) ? found.map(asChoice) : undefined;

  function byExpression(): unknown {
    const data = { ...reading.data, ...reading.options };
    return valuesExpression ? evaluateInForm(valuesExpression, data, reading.now) : undefined;
  }
}

/** A choice as form-js takes it: an object with value and label, or a plain value that is its own label. */
function asChoice(item: unknown): Choice {
  const { value = item, label = value, labelEn } = asValues(item);
  const english = typeof labelEn === 'string' ? { labelEn } : {};
  return { value: isPlain(value) ? value : '', label: isPlain(label) ? String(label) : '', ...english };
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function asValues(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {};
}

function collect(answers: readonly Answer[]): Values {
  return Object.fromEntries(answers.map(({ component, value }) => [component.key ?? '', value]));
}
