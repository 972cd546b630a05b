import { evaluateInForm } from '../form/form-expression.ts';
import type { Language } from '../../http/errors.ts';
import type { ElementDescription } from '../definition/process-description.ts';

export type OpinionRule = 'none' | 'optional' | 'required';

/** Whether a step asks for an opinion, by its property `opinion`. */
export function opinionRule({ properties }: ElementDescription): OpinionRule {
  const rule = properties['opinion'];
  return rule === 'optional' || rule === 'required' ? rule : 'none';
}

/** A wording of the step in the user's language: `<name>` in Chinese, `<name>En` in English. */
export function worded({ properties }: ElementDescription, name: string, language: Language): string {
  return (language === 'en' ? properties[`${name}En`] : undefined) ?? properties[name] ?? '';
}

/** Kinds of attachment a step requires, by its property `requiredFiles`: a comma list, or FEEL after `=` that gives a list or text. */
export function requiredFiles(
  { properties }: ElementDescription,
  data: Readonly<Record<string, unknown>>,
  now: number,
): string[] {
  const rule = properties['requiredFiles'];
  if (!rule) return [];
  const value = rule.startsWith('=') ? evaluateInForm(rule, data, now) : rule;
  const kinds = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value.split(',') : [];
  return kinds.map((kind) => kind.trim()).filter(Boolean);
}
