import type { RemoteInstance } from '../../remote/remote-instance.ts';
import { elementBase, type IntakeContext } from './intake-context.ts';
import { mirrorOf, ROOT_KEY, USER_TASK_JOB } from './mirror.ts';

/** Ends what is left inside an instance that ends, innermost first: only after lost events is there anything. */
export function endLeftovers(context: IntakeContext, instance: RemoteInstance, at: number): void {
  const mirror = mirrorOf(instance);
  for (const [key, element] of Object.entries(mirror?.elements ?? {}).reverse()) {
    if (key === ROOT_KEY) continue;
    const base = elementBase(key, element);
    if (element.job?.type === USER_TASK_JOB) context.emit(instance, at, { type: 'user-task-canceled', ...base });
    for (const incidentKey of Object.keys(element.incidents ?? {})) {
      context.emit(instance, at, { type: 'incident-resolved', ...base, incidentKey });
    }
    context.emit(instance, at, { type: 'element-terminated', ...base });
  }
}
