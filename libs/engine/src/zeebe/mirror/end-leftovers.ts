import type { RemoteInstance } from '../../remote/remote-instance.ts';
import { elementBase, type IntakeContext } from './intake-context.ts';
import { mirrorOf, ROOT_KEY, USER_TASK_JOB, type ElementMirror } from './mirror.ts';

/** Ends what is left inside an instance that ends, innermost first: only after lost events is there anything. */
export function endLeftovers(context: IntakeContext, instance: RemoteInstance, at: number): void {
  for (const [key, element] of Object.entries(mirrorOf(instance)?.elements ?? {}).reverse()) {
    if (key !== ROOT_KEY) endElement(context, instance, at, key, element);
  }
}

/** Ends an element instance of whose end nothing was heard. A task that its user had completed here was completed. */
export function endElement(
  context: IntakeContext,
  instance: RemoteInstance,
  at: number,
  key: string,
  element: ElementMirror,
): void {
  const base = elementBase(key, element);
  const isTask = element.job?.type === USER_TASK_JOB;
  const isCompleted = isTask && !instance.openTasks.includes(key);
  if (isTask) {
    context.emit(instance, at, { type: isCompleted ? 'user-task-completed' : 'user-task-canceled', ...base });
  }
  for (const incidentKey of Object.keys(element.incidents ?? {})) {
    context.emit(instance, at, { type: 'incident-resolved', ...base, incidentKey });
  }
  context.emit(instance, at, { type: isCompleted ? 'element-completed' : 'element-terminated', ...base });
  Reflect.deleteProperty(mirrorOf(instance)?.elements ?? {}, key);
}
