import type { Variables } from '../../../command.ts';
import { raiseIncident } from '../behaviours/incidents.ts';
import { takeResult } from '../behaviours/mappings.ts';
import { throwError, throwEscalation } from '../behaviours/throwing.ts';
import { setLocal } from '../behaviours/variables.ts';
import { Failure } from '../../../failure.ts';
import type { ElementInstance } from '../instance-state.ts';
import { complete } from '../lifecycle.ts';
import type { Rejection } from '../rejection.ts';
import { elementOf, type Run } from '../run.ts';

interface FromCalled {
  readonly key: string;
}

/** The called instance completed with these variables. */
export function calledCompleted(
  run: Run,
  { key, variables }: FromCalled & { variables: Variables },
): Rejection | undefined {
  const instance = run.instances.get(key);
  if (!instance) return undefined;
  const element = elementOf(run, instance);
  delete instance.calledInstance;
  if (element.outputs.length > 0) setLocal(run, instance, variables);
  else if (element.call?.propagateAllChild) takeResult(run, instance, element, variables);
  complete(run, instance);
  return undefined;
}

/** Something in the called instance was thrown that this one, or one that calls it, catches. */
export function calledThrew(
  run: Run,
  { key, kind, code, variables }: FromCalled & { kind: 'error' | 'escalation'; code: string; variables: Variables },
): Rejection | undefined {
  const instance = run.instances.get(key);
  if (!instance) return undefined;
  if (kind === 'escalation') throwEscalation(run, instance, code, variables);
  else {
    delete instance.calledInstance;
    if (!throwError(run, instance, code, variables)) {
      callAgainAfter(
        run,
        instance,
        new Failure('unhandled-error', `Expected error "${code}" to be caught, but no event does.`),
      );
    }
  }
  return undefined;
}

/** The process to call does not exist. */
export function callFailed(run: Run, { key, message }: FromCalled & { message: string }): Rejection | undefined {
  const instance = run.instances.get(key);
  if (!instance?.calledInstance) return undefined;
  delete instance.calledInstance;
  callAgainAfter(run, instance, new Failure('called-process', message));
  return undefined;
}

function callAgainAfter(run: Run, instance: ElementInstance, failure: Failure): void {
  instance.state = 'activating';
  raiseIncident(run, instance, failure);
}
