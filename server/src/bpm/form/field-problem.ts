import type { Problem } from '@safeflow/contracts';
import type { Language } from '../../http/errors.ts';

/** A rule that an answer breaks, with the number or text that the rule names. */
export interface FieldError {
  readonly rule: keyof typeof TEXTS;
  readonly limit?: number | string;
}

const TEXTS = {
  required: { zh: '请填写“{label}”。', en: 'Please fill in "{label}".' },
  type: { zh: '“{label}”的内容类型不正确。', en: '"{label}" has the wrong kind of value.' },
  'min-length': { zh: '“{label}”至少需要 {limit} 个字。', en: '"{label}" needs at least {limit} characters.' },
  'max-length': { zh: '“{label}”不能超过 {limit} 个字。', en: '"{label}" may have at most {limit} characters.' },
  min: { zh: '“{label}”不能小于 {limit}。', en: '"{label}" must not be less than {limit}.' },
  max: { zh: '“{label}”不能大于 {limit}。', en: '"{label}" must not be more than {limit}.' },
  pattern: { zh: '“{label}”的格式不正确。', en: '"{label}" does not have the right format.' },
  choice: { zh: '“{label}”的选项无效，请重新选择。', en: '"{label}" is not one of the choices. Please choose again.' },
  time: { zh: '“{label}”不是有效的日期或时间。', en: '"{label}" is not a valid date or time.' },
} as const;

export function fieldProblem(
  field: string,
  label: string,
  { rule, limit = '' }: FieldError,
  language: Language,
): Problem['errors'][number] {
  const message = TEXTS[rule][language].replace('{label}', label).replace('{limit}', String(limit));
  return { field, code: rule, message };
}
