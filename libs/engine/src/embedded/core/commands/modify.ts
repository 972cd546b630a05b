import { childEnded, isQuiet, terminate } from '../lifecycle.ts';
import { ROOT_KEY, type ElementInstance } from '../instance-state.ts';
import type { Rejection } from '../rejection.ts';
import { childrenOf, elementById, rootOf, scopeOf, type Run } from '../run.ts';
import type { Activation } from '../../../command.ts';
import { enterScope, findPlace, type Place } from './modified-scope.ts';

interface Modification {
  readonly activate: readonly Activation[];
  readonly terminate: readonly string[];
}

/** Moves tokens by hand: first new element instances, then the end of others (PLT: return to a step, withdraw). */
export function modify(run: Run, modification: Modification): Rejection | undefined {
  const rejection = checkTerminations(run, modification);
  if (rejection) return rejection;
  const places: [Activation, Place][] = [];
  for (const activation of modification.activate) {
    const place = placeOf(run, activation);
    if ('code' in place) return place;
    places.push([activation, place]);
  }
  const entered = new Map<string, ElementInstance>();
  for (const [{ elementId, variables }, place] of places) {
    const scope = enterScope(run, place, entered);
    run.arrivals.push({ element: elementById(run, elementId), scope: scope.key, local: variables });
  }
  for (const key of modification.terminate) {
    const instance = run.instances.get(key);
    if (instance) terminateAndTell(run, instance);
  }
  return undefined;
}

function checkTerminations(run: Run, { activate, terminate: terminations }: Modification): Rejection | undefined {
  for (const key of terminations) {
    if (!run.instances.has(key) || key === ROOT_KEY) {
      return { code: 'unknown-element', message: `Expected an element instance "${key}" to end, but there is none.` };
    }
  }
  if (run.identity.parentInstanceId === undefined || activate.length > 0) return undefined;
  if (!endsWith(run, rootOf(run), new Set(terminations))) return undefined;
  const message = `Expected a called instance to go on, but nothing of it is left; modify its caller "${run.identity.parentInstanceId}".`;
  return { code: 'wrong-state', message };
}

function placeOf(run: Run, activation: Activation): Place | Rejection {
  const { elementId } = activation;
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
  return findPlace(run, activation);
}

/** True when a scope ends because everything in it does. */
function endsWith(run: Run, scope: ElementInstance, ended: ReadonlySet<string>): boolean {
  const children = childrenOf(run, scope.key);
  const isOver = (child: ElementInstance) =>
    ended.has(child.key) || (childrenOf(run, child.key).length > 0 && endsWith(run, child, ended));
  return !scope.joins && children.every(isOver);
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
