import type { FormComponent, FormSchema } from './form-schema.ts';
import type { Answer } from './read-submission.ts';

/** All components of a form, those in groups and lists included. */
export function allComponents({ components }: Pick<FormSchema, 'components'>): FormComponent[] {
  return components.flatMap((component) => [
    component,
    ...allComponents({ components: [...(component.components ?? [])] }),
  ]);
}

/** Keys that a submission of the form can have: those of groups and lists, and of fields that stand in neither. */
export function topLevelKeys({ components }: Pick<FormSchema, 'components'>): string[] {
  return components.flatMap(({ key, path, components: inner }) => {
    const own = key ?? path;
    if (own) return [own];
    return inner ? topLevelKeys({ components: [...inner] }) : [];
  });
}

/** The fields of the case's record that answers are written to: `properties.record` of their components. */
export function recordPatch(answers: readonly Answer[]): Record<string, unknown> {
  return Object.fromEntries(
    answers.flatMap(({ component, value }) => {
      const field = component.properties?.['record'];
      return field ? [[field, value]] : [];
    }),
  );
}

/**
 * What a form may show of a record: its own fields and the names its expressions read. The rest, protected facts above all,
 * stays on the server.
 */
export function fieldsShown(form: FormSchema, record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  const startValues = new Set<string>();
  for (const { key, path, properties, defaultValue } of allComponents(form)) {
    const field = properties?.['record'] ?? key ?? path;
    if (field === undefined || !(field in record)) continue;
    // An empty field of the record must not stand before what the form starts with.
    if (defaultValue === undefined || !isEmpty(record[field])) shown[key ?? field] = record[field];
    else startValues.add(key ?? field);
  }
  for (const name of namesInExpressions(form)) {
    if (name in record && !startValues.has(name)) shown[name] ??= record[name];
  }
  return shown;
}

function namesInExpressions(form: FormSchema): Set<string> {
  const texts = JSON.stringify(form.components, (_key, value: unknown) =>
    typeof value === 'string' && !value.startsWith('=') && !value.includes('{{') ? undefined : value,
  );
  return new Set(texts.match(/[\p{L}_][\p{L}\p{N}_]*/gu));
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '';
}
