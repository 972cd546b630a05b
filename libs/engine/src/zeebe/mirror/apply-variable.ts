import { elementIn, type AboutInstance } from './intake-context.ts';
import { ROOT_KEY } from './mirror.ts';

/** Takes in a variable that was created or changed in a scope. */
export function applyVariable(about: AboutInstance): void {
  const { context, record, instance, mirror } = about;
  const { scopeKey = '', name = '', value = 'null' } = record.value;
  if (record.intent !== 'CREATED' && record.intent !== 'UPDATED') return;
  const known = elementIn(about, scopeKey);
  const parsed = JSON.parse(value) as unknown;
  if (!known) {
    (mirror.early[scopeKey] ??= {})[name] = parsed;
    return;
  }
  (known.element.variables ??= {})[name] = parsed;
  if (known.key === ROOT_KEY) context.noteChange(instance, record.timestamp, name, parsed);
}
