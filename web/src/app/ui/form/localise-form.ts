import type { Language } from '../../i18n/language.ts';

export type FormSchema = Readonly<Record<string, unknown>>;
type Part = Record<string, unknown>;

/** Texts of a component and the property that holds each in English; a date keeps its label under a name of its own. */
const ENGLISH: Readonly<Record<string, string>> = {
  label: 'labelEn',
  dateLabel: 'labelEn',
  timeLabel: 'timeLabelEn',
  description: 'descriptionEn',
  text: 'textEn',
};

/** The form in one language: Chinese as it stands, English from the components' properties (`labelEn`, …). */
export function localiseForm(schema: FormSchema, language: Language): FormSchema {
  return language === 'en' ? (translate(schema) as FormSchema) : schema;
}

/** Option lists of the data in one language; other data stays as it is. */
export function localiseOptions(data: Readonly<Record<string, unknown>>, language: Language): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      isOptionList(value) ? value.map((option) => optionIn(option, language)) : value,
    ]),
  );
}

function isOptionList(value: unknown): value is Part[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((option) => isPart(option) && 'label' in option && 'value' in option)
  );
}

function optionIn({ labelEn, ...option }: Part, language: Language): Part {
  return language === 'en' && labelEn ? { ...option, label: labelEn } : option;
}

function translate(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(translate);
  if (!isPart(part)) return part;
  const result: Part = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, translate(value)]));
  const properties = isPart(part['properties']) ? part['properties'] : part;
  for (const [key, english] of Object.entries(ENGLISH)) {
    const text = properties[english];
    if (typeof text === 'string' && text !== '' && (key === 'label' || key in part)) result[key] = text;
  }
  return result;
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
