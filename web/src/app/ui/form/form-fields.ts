import type { FormSchema } from './localise-form.ts';

/** What is entered into the form: the data without case facts and option lists that only go along with it. */
export function enteredOnly(schema: FormSchema, data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const keys = topLevelKeys(schema);
  return Object.fromEntries(Object.entries(data).filter(([key]) => keys.has(key)));
}

/** Labels of the components by their id. */
export function labelsOf(part: FormSchema): Map<string, string> {
  const labels = new Map<string, string>();
  for (const component of componentsOf(part)) {
    const label = component['label'] ?? component['dateLabel'];
    if (typeof component['id'] === 'string' && typeof label === 'string') labels.set(component['id'], label);
    for (const [id, text] of labelsOf(component)) labels.set(id, text);
  }
  return labels;
}

/** A key or path may be dotted; its first part is the key in the data. A path holds the keys inside it. */
function topLevelKeys(part: FormSchema): Set<string> {
  const keys = new Set<string>();
  for (const component of componentsOf(part)) {
    const path = component['path'] ?? component['key'];
    if (typeof path === 'string' && path !== '') keys.add(path.split('.')[0] ?? path);
    else for (const key of topLevelKeys(component)) keys.add(key);
  }
  return keys;
}

function componentsOf(part: FormSchema): FormSchema[] {
  return Array.isArray(part['components']) ? (part['components'] as FormSchema[]) : [];
}
