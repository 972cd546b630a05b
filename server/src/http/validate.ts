import { z } from 'zod';
import type { Problem } from '@safeflow/contracts';
import { ApiError, type Language } from './errors.ts';

const LOCALES = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

const INVALID = {
  zh: '填写的内容有误，请检查标出的项目。',
  en: 'Some of the input is not valid. Please check the marked fields.',
};

/** Parses one part of a request; refuses with 400 and every wrong field in the user's language. */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  language: Language,
): z.output<Schema> {
  const parsed = schema.safeParse(input, { error: LOCALES[language] });
  if (parsed.success) return parsed.data;
  const errors: Problem['errors'] = parsed.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    code: issue.code,
    message: issue.message,
  }));
  throw new ApiError('invalid-input', 400, INVALID, { field: errors[0]?.field ?? '', details: { errors } });
}
