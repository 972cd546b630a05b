import type { TimelineEntry } from '@safeflow/contracts';
import type { Language } from '../../http/errors.ts';
import { chinaDay } from '../china-day.ts';
import type { FormComponent } from './form-schema.ts';
import type { Answer } from './read-submission.ts';

type Labelled = TimelineEntry['answers'][number];

/** The answers as people read them on the timeline: label and text, in both languages. */
export function labelledAnswers(answers: readonly Answer[]): Labelled[] {
  return answers.flatMap(({ component, value }) => {
    const text = textOf(component, value, 'zh');
    if (text === '') return [];
    const label = labelIn(component, 'zh');
    return [{ label, value: text, labelEn: labelIn(component, 'en'), valueEn: textOf(component, value, 'en') }];
  });
}

function labelIn({ label, key, properties }: FormComponent, language: Language): string {
  return (language === 'en' ? properties?.['labelEn'] : undefined) || label || key || '';
}

function textOf(component: FormComponent, value: unknown, language: Language): string {
  if (component.type === 'group' || component.type === 'dynamiclist') return nestedText(component, value, language);
  if (typeof value === 'boolean') return WORDS[language][value ? 'yes' : 'no'];
  if (Array.isArray(value)) return value.map((one) => choiceText(component, one, language)).join(WORDS[language].and);
  if (component.type === 'datetime' && typeof value === 'string' && value.includes('T')) {
    return chinaDay(Date.parse(value));
  }
  return choiceText(component, value, language);
}

const WORDS = {
  zh: { yes: '是', no: '否', and: '、', is: '：', comma: '，', next: '；' },
  en: { yes: 'yes', no: 'no', and: ', ', is: ': ', comma: ', ', next: '; ' },
} as const;

function nestedText({ components = [] }: FormComponent, value: unknown, language: Language): string {
  const { is, comma, next } = WORDS[language];
  const rows = Array.isArray(value) ? value : [value];
  return rows
    .map((row) => Object.entries((row ?? {}) as Record<string, unknown>))
    .map((row) => row.map(([key, one]) => `${labelOfKey(components, key, language)}${is}${plainText(one)}`).join(comma))
    .join(next);
}

function labelOfKey(components: readonly FormComponent[], key: string, language: Language): string {
  return labelIn(components.find((component) => component.key === key) ?? { type: '', key }, language);
}

function choiceText({ values }: FormComponent, value: unknown, language: Language): string {
  const choice = values?.find((candidate) => candidate.value === value);
  if (!choice) return plainText(value);
  return (language === 'en' ? choice.labelEn : undefined) || choice.label;
}

function plainText(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
}
