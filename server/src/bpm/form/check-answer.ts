import type { FieldError } from './field-problem.ts';
import type { FormComponent, FormRules } from './form-schema.ts';

/** The answer as it is kept, or the rule it breaks; neither when nothing was entered. */
export interface Checked {
  readonly value?: unknown;
  readonly error?: FieldError;
}

type Check = (component: FormComponent, value: unknown, choices: readonly Choice[] | undefined) => Checked;
type Choice = NonNullable<FormComponent['values']>[number];

const DEFAULT_MAX_LENGTH = 5000;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+?[\d\s()-]{5,20}$/;

/** One check for each kind of field; anything else in a form carries no answer. */
const CHECKS: Readonly<Record<string, Check>> = {
  textfield: checkText,
  textarea: checkText,
  number: checkNumber,
  checkbox: checkFlag,
  select: checkChoice,
  radio: checkChoice,
  checklist: checkChoices,
  taglist: checkChoices,
  datetime: checkTime,
};

/** True for a component that takes an answer. */
export function takesAnswer({ type, key }: FormComponent): boolean {
  return key !== undefined && (type in CHECKS || type === 'filepicker');
}

export function checkAnswer(component: FormComponent, value: unknown, choices: readonly Choice[] | undefined): Checked {
  const check = CHECKS[component.type];
  if (!check) return {};
  const empty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  const required = isRequired(component.validate);
  if (empty || (component.type === 'checkbox' && value === false)) {
    if (required) return { error: { rule: 'required' } };
    return empty ? {} : { value };
  }
  return check(component, value, choices);
}

function isRequired(rules: FormRules = {}): boolean {
  return rules.required === true || rules.required === 'true';
}

function checkText({ validate = {} }: FormComponent, value: unknown): Checked {
  if (typeof value !== 'string') return { error: { rule: 'type' } };
  const text = value.trim();
  if (text === '') return isRequired(validate) ? { error: { rule: 'required' } } : {};
  const [shortest, longest] = [numberOf(validate.minLength) ?? 0, numberOf(validate.maxLength) ?? DEFAULT_MAX_LENGTH];
  if (text.length < shortest) return { error: { rule: 'min-length', limit: shortest } };
  if (text.length > longest) return { error: { rule: 'max-length', limit: longest } };
  const patterns = [
    validate.pattern ? new RegExp(validate.pattern, 'u') : undefined,
    typePattern(validate.validationType),
  ];
  return patterns.every((pattern) => pattern?.test(text) ?? true) ? { value: text } : { error: { rule: 'pattern' } };
}

function typePattern(type: string | undefined): RegExp | undefined {
  if (type === 'email') return EMAIL;
  return type === 'phone' ? PHONE : undefined;
}

function checkNumber({ validate = {} }: FormComponent, value: unknown): Checked {
  const number = typeof value === 'string' ? Number(value.trim() || NaN) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return { error: { rule: 'type' } };
  const [least, most] = [numberOf(validate.min), numberOf(validate.max)];
  if (least !== undefined && number < least) return { error: { rule: 'min', limit: least } };
  if (most !== undefined && number > most) return { error: { rule: 'max', limit: most } };
  return { value };
}

function checkFlag(_component: FormComponent, value: unknown): Checked {
  return typeof value === 'boolean' ? { value } : { error: { rule: 'type' } };
}

function checkChoice(_component: FormComponent, value: unknown, choices: readonly Choice[] = []): Checked {
  const chosen = choices.find((choice) => String(choice.value) === String(value));
  return chosen && typeof value !== 'object' ? { value: chosen.value } : { error: { rule: 'choice' } };
}

function checkChoices(component: FormComponent, value: unknown, choices?: readonly Choice[]): Checked {
  if (!Array.isArray(value)) return { error: { rule: 'type' } };
  const checked = value.map((one: unknown) => checkChoice(component, one, choices));
  if (checked.some(({ error }) => error)) return { error: { rule: 'choice' } };
  return { value: [...new Set(checked.map((one) => one.value))] };
}

function checkTime({ subtype = 'date' }: FormComponent, value: unknown): Checked {
  if (typeof value !== 'string' || value.length > 40) return { error: { rule: 'time' } };
  const pattern = { date: /^\d{4}-\d{2}-\d{2}$/, time: /^\d{2}:\d{2}/ }[subtype];
  const real = subtype === 'time' || !Number.isNaN(Date.parse(value));
  return real && (pattern?.test(value) ?? true) ? { value } : { error: { rule: 'time' } };
}

function numberOf(limit: number | string | undefined): number | undefined {
  return limit === undefined || limit === '' || Number.isNaN(Number(limit)) ? undefined : Number(limit);
}
