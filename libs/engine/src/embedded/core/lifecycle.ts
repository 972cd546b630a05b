import type { Variables } from '../../command.ts';
import type { ElementModel, FlowModel } from '../../model/process-model.ts';
import { clearIncident, raiseIncident } from './behaviours/incidents.ts';
import { takeFlows } from './behaviours/flows.ts';
import { applyInputs, applyOutputs } from './behaviours/mappings.ts';
import { closeSubscriptions, openSubscriptions } from './behaviours/subscriptions.ts';
import { emit, emitFor } from './emit.ts';
import { Failure } from '../../failure.ts';
import { ROOT_KEY, type ElementInstance } from './instance-state.ts';
import type { ElementProcessor } from './processor.ts';
import {
  addInstance,
  childrenOf,
  elementOf,
  nextKey,
  removeInstance,
  scopeOf,
  type Arrival,
  type Outcome,
  type Run,
} from './run.ts';

/** Works until no token is on its way; the step is then over. */
export function drain(run: Run): void {
  for (let arrival = run.arrivals.shift(); arrival; arrival = run.arrivals.shift()) {
    if (run.instances.has(arrival.scope)) enter(run, arrival);
  }
}

function enter(run: Run, { element, scope, local, turn, triggered, withoutStart }: Arrival): void {
  const instance: ElementInstance = { key: nextKey(run), element: element.id, scope, state: 'activating' };
  if (turn !== undefined) instance.turn = turn;
  if (local) instance.variables = local;
  if (triggered) instance.triggered = triggered;
  if (withoutStart) instance.withoutStart = true;
  addInstance(run, instance);
  emitFor(run, instance, { type: 'element-activated' });
  run.budget -= 1;
  if (run.budget < 0) {
    raiseIncident(run, instance, endlessLoop(element));
  } else activate(run, instance);
}

function endlessLoop({ id }: ElementModel): Failure {
  return new Failure('loop', `Expected a bounded number of steps, but the process runs in an endless loop at "${id}".`);
}

/** Takes an element instance from `activating` to what it waits for, or to an incident. */
export function activate(run: Run, instance: ElementInstance): void {
  const outcome = tryActivate(run, instance, elementOf(run, instance));
  if (outcome) {
    raiseIncident(run, instance, outcome);
    return;
  }
  if (instance.state === 'activating') instance.state = 'active';
  delete instance.triggered;
  delete instance.withoutStart;
  delete instance.startElement;
}

function tryActivate(run: Run, instance: ElementInstance, element: ElementModel): Outcome {
  const processor = processorOf(run, instance, element);
  if (processor !== run.processors.multiInstance) {
    const failure = applyInputs(run, instance, element);
    if (failure) return failure;
  }
  if (instance.turn === undefined && element.boundary.length > 0) {
    const failure = openSubscriptions(run, instance, element.boundary);
    if (failure) return failure;
  }
  return processor.activate(run, instance, element);
}

/** Completes an element instance: output mappings, outgoing flows, and the scope around it when that was the last. */
export function complete(run: Run, instance: ElementInstance): void {
  const element = elementOf(run, instance);
  instance.state = 'completing';
  const flows = tryComplete(run, instance, element);
  if (flows instanceof Failure) {
    raiseIncident(run, instance, flows);
    return;
  }
  if (instance.key === ROOT_KEY) {
    end(run, instance, true);
    return;
  }
  leave(run, instance, flows);
}

/** Takes a token from an element instance along flows; `triggered`: what happened already where they lead. */
export function leave(run: Run, instance: ElementInstance, flows: readonly FlowModel[], triggered?: Variables): void {
  const scope = scopeOf(run, instance);
  closeSubscriptions(run, instance);
  emitFor(run, instance, { type: 'element-completed' });
  removeInstance(run, instance);
  takeFlows(run, scope, flows, triggered);
  childEnded(run, scope);
}

function tryComplete(run: Run, instance: ElementInstance, element: ElementModel) {
  const processor = processorOf(run, instance, element);
  const failure =
    processor.complete?.(run, instance, element) ??
    (processor === run.processors.multiInstance ? undefined : applyOutputs(run, instance, element));
  if (failure) return failure;
  if (instance.turn === undefined) return processor.flows?.(run, instance, element) ?? element.outgoing;
  return run.processors.multiInstance.childCompleting?.(run, scopeOf(run, instance), instance) ?? [];
}

/** Tells a scope that something inside it is gone. */
export function childEnded(run: Run, scope: ElementInstance): void {
  processorOf(run, scope, elementOf(run, scope)).childEnded?.(run, scope);
}

/** Ends an element instance and all inside it without going on; the caller says what happens next. */
export function terminate(run: Run, instance: ElementInstance): void {
  terminateChildren(run, instance);
  const element = elementOf(run, instance);
  processorOf(run, instance, element).terminate?.(run, instance, element);
  closeSubscriptions(run, instance);
  clearIncident(run, instance);
  if (instance.key === ROOT_KEY) {
    end(run, instance, false);
    return;
  }
  emitFor(run, instance, { type: 'element-terminated' });
  removeInstance(run, instance);
}

/** Ends everything inside a scope except one, tokens on their way and at joins included. */
export function terminateChildren(run: Run, scope: ElementInstance, except?: ElementInstance): void {
  for (const child of childrenOf(run, scope.key)) if (child !== except) terminate(run, child);
  delete scope.joins;
  for (let index = run.arrivals.length - 1; index >= 0; index -= 1) {
    if (run.arrivals[index]?.scope === scope.key) run.arrivals.splice(index, 1);
  }
}

/** True when nothing inside a scope runs, waits or is on its way. */
export function isQuiet(run: Run, scope: ElementInstance): boolean {
  return (
    (run.children.get(scope.key)?.size ?? 0) === 0 &&
    !scope.joins &&
    !run.arrivals.some((arrival) => arrival.scope === scope.key)
  );
}

function end(run: Run, root: ElementInstance, completed: boolean): void {
  closeSubscriptions(run, root);
  removeInstance(run, root);
  if (completed) {
    emit(run, { type: 'instance-completed' });
    run.effects.push({ type: 'completed', variables: root.variables ?? {} });
  } else {
    emit(run, { type: 'instance-terminated' });
    run.effects.push({ type: 'terminated' });
  }
}

/** The processor of an element; a multi-instance activity has another one around its turns. */
export function processorOf(run: Run, instance: ElementInstance, element: ElementModel): ElementProcessor {
  return element.loop && instance.turn === undefined
    ? run.processors.multiInstance
    : run.processors.byType[element.type];
}
