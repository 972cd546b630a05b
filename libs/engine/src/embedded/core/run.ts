import type { EngineEvent } from '../../event.ts';
import type { ElementModel, ProcessModel } from '../../model/process-model.ts';
import type { Effect } from './effect.ts';
import type { Failure } from '../../failure.ts';
import type { ProcessorRegistry } from './processor.ts';
import { ROOT_KEY, type ElementInstance, type InstanceState } from './instance-state.ts';
import type { Variables } from '../../command.ts';

/** Who an instance is: the same in each of its events. */
export interface InstanceIdentity {
  readonly instanceId: string;
  readonly rootInstanceId: string;
  readonly caseId: string;
  readonly processId: string;
  readonly version: number;
  readonly parentInstanceId?: string;
}

/** A token on its way to an element. */
export interface Arrival {
  readonly element: ElementModel;
  /** Key of the scope it arrives in. */
  readonly scope: string;
  /** Variables of the event that already happened there: it completes at once. */
  readonly triggered?: Variables;
  /** Variables to set locally before anything else. */
  readonly local?: Variables;
  /** Turn of a multi-instance body. */
  readonly turn?: number;
  /** A modification enters a scope without its start event. */
  readonly withoutStart?: boolean;
}

/** Element instances of a state by key, and their keys by scope. */
export interface StateIndex {
  readonly instances: Map<string, ElementInstance>;
  readonly children: Map<string, Set<string>>;
}

/**
 * One step of one instance: the state it changes in place, and what comes of it. Nothing here reads a clock, a
 * database or the network, so the same input gives the same output.
 */
export interface Run extends StateIndex {
  readonly identity: InstanceIdentity;
  readonly model: ProcessModel;
  readonly processors: ProcessorRegistry;
  readonly state: InstanceState;
  /** UTC milliseconds at which the command came in. */
  readonly now: number;
  readonly arrivals: Arrival[];
  readonly events: EngineEvent[];
  readonly effects: Effect[];
  /** Element instances that this step may still make before it counts as an endless loop. */
  budget: number;
}

/** Indexes a state; the steps that follow keep the index true. */
export function indexState({ elements }: InstanceState): StateIndex {
  const index: StateIndex = { instances: new Map(), children: new Map() };
  for (const instance of elements) addToIndex(index, instance);
  return index;
}

/** Makes a state ready for a step. */
export function openRun(
  input: Pick<Run, 'identity' | 'model' | 'processors' | 'state' | 'now' | 'budget'>,
  index: StateIndex = indexState(input.state),
): Run {
  const { instances, children } = index;
  return { ...input, instances, children, arrivals: [], events: [], effects: [] };
}

function addToIndex({ instances, children }: StateIndex, instance: ElementInstance): void {
  instances.set(instance.key, instance);
  const siblings = children.get(instance.scope);
  if (siblings) siblings.add(instance.key);
  else children.set(instance.scope, new Set([instance.key]));
}

export function addInstance(run: Run, instance: ElementInstance): void {
  run.state.elements.push(instance);
  addToIndex(run, instance);
}

export function removeInstance(run: Run, instance: ElementInstance): void {
  run.state.elements.splice(run.state.elements.indexOf(instance), 1);
  run.instances.delete(instance.key);
  run.children.get(instance.scope)?.delete(instance.key);
}

export function nextKey(run: Run): string {
  run.state.lastKey += 1;
  return String(run.state.lastKey);
}

export function elementOf(run: Run, instance: ElementInstance): ElementModel {
  return elementById(run, instance.element);
}

/** The element of an id that the model is known to have. */
export function elementById(run: Run, id: string): ElementModel {
  const element = run.model.elements.get(id);
  if (!element) throw new Error(`Expected element "${id}" in process "${run.model.processId}", but it has none.`);
  return element;
}

/** True for the activity around the turns of a loop. */
export function isLoopBody(run: Run, instance: ElementInstance): boolean {
  return instance.turn === undefined && elementOf(run, instance).loop !== undefined;
}

/** The element instance around this one; the root for the root. */
export function scopeOf(run: Run, instance: ElementInstance): ElementInstance {
  return run.instances.get(instance.scope) ?? rootOf(run);
}

export function rootOf(run: Run): ElementInstance {
  const root = run.instances.get(ROOT_KEY);
  if (!root) throw new Error(`Expected instance "${run.identity.instanceId}" to have a root, but it has ended.`);
  return root;
}

export function childrenOf(run: Run, key: string): ElementInstance[] {
  const keys = run.children.get(key);
  return keys ? [...keys].map((child) => run.instances.get(child)).filter((child) => child !== undefined) : [];
}

/** True while the instance has not ended. */
export function isAlive(run: Run): boolean {
  return run.instances.has(ROOT_KEY);
}

/** What a processor returns when it could not do its part. */
export type Outcome = Failure | undefined;
