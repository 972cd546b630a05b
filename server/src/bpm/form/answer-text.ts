import { chinaDay } from '../china-day.ts';
import type { FormComponent } from './form-schema.ts';
import type { Answer } from './read-submission.ts';

/** The answers as people read them on the timeline: label and text. */
export function labelledAnswers(answers: readonly Answer[]): { label: string; value: string }[] {
  return answers.flatMap(({ component, value }) => {
    const text = textOf(component, value);
    return text === '' ? [] : [{ label: component.label || component.key || '', value: text }];
  });
}

function textOf(component: FormComponent, value: unknown): string {
  if (component.type === 'group' || component.type === 'dynamiclist') return nestedText(component, value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map((one) => labelOf(component, one)).join('、');
  if (component.type === 'datetime' && typeof value === 'string' && value.includes('T')) {
    return chinaDay(Date.parse(value));
  }
  return labelOf(component, value);
}

function nestedText({ components = [] }: FormComponent, value: unknown): string {
  const rows = Array.isArray(value) ? value : [value];
  return rows
    .map((row) => Object.entries((row ?? {}) as Record<string, unknown>))
    .map((row) => row.map(([key, one]) => `${labelOfKey(components, key)}：${plainText(one)}`).join('，'))
    .join('；');
}

function labelOfKey(components: readonly FormComponent[], key: string): string {
  return components.find((component) => component.key === key)?.label ?? key;
}

function labelOf({ values }: FormComponent, value: unknown): string {
  return values?.find((choice) => choice.value === value)?.label ?? plainText(value);
}

function plainText(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
}
