import { elementBase, elementIn, type AboutInstance } from './intake-context.ts';

/** Takes in a timer that was set or fired; its event stands at the element that waits, under the id of the one that catches. */
export function applyTimer(about: AboutInstance): void {
  const { context, record, instance } = about;
  const known = elementIn(about, record.value.elementInstanceKey);
  if (!known) return;
  const { targetElementId: elementId = '', dueDate: dueAt = 0 } = record.value;
  const base = { ...elementBase(known.key, known.element), elementId };
  if (record.intent === 'CREATED')
    context.emit(instance, record.timestamp, { type: 'timer-scheduled', ...base, dueAt });
  else if (record.intent === 'TRIGGERED') context.emit(instance, record.timestamp, { type: 'timer-fired', ...base });
}
