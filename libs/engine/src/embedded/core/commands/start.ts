import { emit } from '../emit.ts';
import { ROOT_KEY, type ElementInstance } from '../instance-state.ts';
import { activate } from '../lifecycle.ts';
import type { Rejection } from '../rejection.ts';
import { addInstance, type Run } from '../run.ts';
import type { StartStep } from '../step-command.ts';

/** Makes the root of an instance and sends a token to its start event. */
export function start(run: Run, { variables, triggered }: StartStep): Rejection | undefined {
  const root: ElementInstance = {
    key: ROOT_KEY,
    element: run.model.root.id,
    scope: '',
    state: 'activating',
    variables,
  };
  if (triggered) {
    root.startElement = triggered.element;
    root.triggered = triggered.variables;
  }
  addInstance(run, root);
  emit(run, { type: 'instance-started', variables, parentInstanceId: run.identity.parentInstanceId });
  activate(run, root);
  return undefined;
}
