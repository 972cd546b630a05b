import { evaluateInForm } from './form-expression.ts';
import type { FormComponent } from './form-schema.ts';

const LIMITS = ['min', 'max', 'minLength', 'maxLength'] as const;

/** The component with limits that are FEEL expressions, as form-js takes them, replaced by their values. */
export function withLimits(
  component: FormComponent,
  data: Readonly<Record<string, unknown>>,
  now: number,
): FormComponent {
  const { validate = {} } = component;
  const given = LIMITS.filter((name) => isExpression(validate[name]));
  if (given.length === 0) return component;
  const limits: Partial<Record<(typeof LIMITS)[number], number>> = {};
  for (const name of given) {
    const value = evaluateInForm(String(validate[name]), data, now);
    if (typeof value !== 'number')
      throw new Error(`Expected a number of "${name}" of "${component.key ?? ''}", but got ${String(value)}.`);
    limits[name] = value;
  }
  return { ...component, validate: { ...validate, ...limits } };
}

function isExpression(limit: number | string | undefined): boolean {
  return typeof limit === 'string' && limit.trimStart().startsWith('=');
}
