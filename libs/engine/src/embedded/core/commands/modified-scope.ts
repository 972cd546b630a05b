import type { ElementModel } from '../../../model/process-model.ts';
import { emitFor } from '../emit.ts';
import type { ElementInstance } from '../instance-state.ts';
import { activate } from '../lifecycle.ts';
import type { Rejection } from '../rejection.ts';
import { addInstance, elementById, isLoopBody, nextKey, type Run } from '../run.ts';
import type { Activation } from '../../../command.ts';

/** Where an element is activated by hand. */
export interface Place {
  /** The running scope around it. */
  readonly scope: ElementInstance;
  /** The scopes between that and the element, the outer one first: they are entered anew. */
  readonly inner: readonly ElementModel[];
}

/** Finds the running scope in which an element is meant: the one that is named, or the nearest when only one runs. */
export function findPlace(run: Run, { elementId, ancestorKey }: Activation): Place | Rejection {
  const inner: ElementModel[] = [];
  for (let id = elementById(run, elementId).scope; id !== ''; id = elementById(run, id).scope) {
    const running = run.state.elements.filter(
      (instance) =>
        instance.element === id &&
        !isLoopBody(run, instance) &&
        (ancestorKey === undefined || instance.key === ancestorKey),
    );
    const [scope, second] = running;
    if (second) {
      const message = `Expected one instance of "${id}" around "${elementId}" or the key of the one that is meant, but there are several.`;
      return { code: 'wrong-state', message };
    }
    if (scope) return { scope, inner };
    const element = elementById(run, id);
    if (element.loop) {
      const message = `Expected "${elementId}" not to be in a multi-instance activity that does not run, but "${id}" is one.`;
      return { code: 'unsupported', message };
    }
    inner.unshift(element);
  }
  const message = `Expected an element instance "${ancestorKey ?? ''}" around "${elementId}", but there is none.`;
  return { code: 'unknown-element', message };
}

/**
 * Enters the scopes that do not run yet without their start events; the innermost one is the result. `entered` has those
 * of the same modification, which share them.
 */
export function enterScope(run: Run, { scope, inner }: Place, entered: Map<string, ElementInstance>): ElementInstance {
  let at = scope;
  for (const { id } of inner) {
    const name = `${at.key} ${id}`;
    const instance = entered.get(name) ?? enterOne(run, id, at);
    entered.set(name, instance);
    at = instance;
  }
  return at;
}

function enterOne(run: Run, element: string, { key: scope }: ElementInstance): ElementInstance {
  const instance: ElementInstance = { key: nextKey(run), element, scope, state: 'activating', withoutStart: true };
  addInstance(run, instance);
  emitFor(run, instance, { type: 'element-activated' });
  activate(run, instance);
  return instance;
}
