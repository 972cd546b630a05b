import type { ElementModel } from '../../../model/process-model.ts';
import type { ElementInstance } from '../instance-state.ts';
import { elementOf, type Run } from '../run.ts';

/** Start events of the event sub-processes that can still take a scope over or run beside it. */
export function eventSubProcessStarts(run: Run, scope: ElementInstance): ElementModel[] {
  return scope.interrupted ? [] : elementOf(run, scope).eventSubProcesses.flatMap(({ starts }) => starts);
}
