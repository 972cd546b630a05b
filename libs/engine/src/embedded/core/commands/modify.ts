import type { ModifyInstance } from '../../../command.ts';
import type { ElementModel } from '../../model/process-model.ts';
import { activate, childEnded, isQuiet, terminate } from '../lifecycle.ts';
import { emitFor } from '../emit.ts';
import { ROOT_KEY, type ElementInstance } from '../instance-state.ts';
import type { Rejection } from '../rejection.ts';
import { addInstance, childrenOf, elementById, nextKey, rootOf, scopeOf, type Run } from '../run.ts';

type Modification = Pick<ModifyInstance, 'activate' | 'terminate'>;

/** Moves tokens by hand: first new element instances, then the end of others (PLT: return to a step, withdraw). */
export function modify(run: Run, modification: Modification): Rejection | undefined {
  const rejection = check(run, modification);
  if (rejection) return rejection;
  for (const { elementId, variables } of modification.activate) {
    const element = elementById(run, elementId);
    const scope = scopeFor(run, element);
    run.arrivals.push({ element, scope: scope.key, local: variables });
  }
  for (const key of modification.terminate) {
    const instance = run.instances.get(key);
    if (instance) terminateAndTell(run, instance);
  }
  return undefined;
}

function check(run: Run, { activate: activations, terminate: terminations }: Modification): Rejection | undefined {
  for (const { elementId } of activations) {
    const element = run.model.elements.get(elementId);
    if (!element || element.id === run.model.root.id) {
      return { code: 'unknown-element', message: `Expected an element "${elementId}" to activate, but there is none.` };
    }
    if (element.type === 'boundaryEvent' || element.type === 'startEvent' || element.type === 'eventSubProcess') {
      return {
        code: 'unsupported',
        message: `Expected an activity, gateway or event, but "${elementId}" is a ${element.type}.`,
      };
    }
    const outer = ambiguousScope(run, element);
    if (outer) {
      return {
        code: 'wrong-state',
        message: `Expected one instance of "${outer}" around "${elementId}", but there are several.`,
      };
    }
  }
  for (const key of terminations) {
    if (!run.instances.has(key) || key === ROOT_KEY) {
      return { code: 'unknown-element', message: `Expected an element instance "${key}" to end, but there is none.` };
    }
  }
  return undefined;
}

function instancesOf(run: Run, elementId: string): ElementInstance[] {
  return run.state.elements.filter(({ element, loop }) => element === elementId && !loop);
}

function ambiguousScope(run: Run, element: ElementModel): string | undefined {
  for (let scope = element.scope; scope !== ''; scope = elementById(run, scope).scope) {
    if (instancesOf(run, scope).length > 1) return scope;
  }
  return undefined;
}

/** The running scope that an element belongs to; scopes that do not run yet are entered without their start events. */
function scopeFor(run: Run, element: ElementModel): ElementInstance {
  const [running] = instancesOf(run, element.scope);
  if (running) return running;
  const scope = elementById(run, element.scope);
  const instance: ElementInstance = {
    key: nextKey(run),
    element: scope.id,
    scope: scopeFor(run, scope).key,
    state: 'activating',
    withoutStart: true,
  };
  addInstance(run, instance);
  emitFor(run, instance, { type: 'element-activated' });
  activate(run, instance);
  return instance;
}

/** A scope that is left empty by hand ends with its last element instance instead of completing, as in Zeebe. */
function terminateAndTell(run: Run, instance: ElementInstance): void {
  const scope = scopeOf(run, instance);
  terminate(run, instance);
  if (scope.loop) {
    scope.loop.terminated += 1;
    childEnded(run, scope);
  } else if (isQuiet(run, scope)) {
    if (scope.key === ROOT_KEY) terminate(run, rootOf(run));
    else if (childrenOf(run, scope.key).length === 0) terminateAndTell(run, scope);
  }
}
