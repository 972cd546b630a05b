import type { EventModel } from '../../../model/event-model.ts';
import type { ProcessModel } from '../../../model/process-model.ts';
import { eventSubProcessStarts } from '../elements/event-sub-process-starts.ts';
import { closeSubscriptions, openSubscriptions } from '../behaviours/subscriptions.ts';
import { raiseIncident } from '../behaviours/incidents.ts';
import type { ElementInstance, Subscription } from '../instance-state.ts';
import type { Rejection } from '../rejection.ts';
import { elementOf, type Run } from '../run.ts';
import { tellCalled } from './catches.ts';

interface Migration {
  readonly target: ProcessModel;
  readonly mapping: Readonly<Record<string, string>>;
}

/** Checks that every element instance and every waiting token has a place of the same kind in the target version. */
export function checkMigration(run: Run, { target, mapping }: Migration): Rejection | undefined {
  const renamed = (id: string) => mapping[id] ?? id;
  for (const [from, to] of Object.entries(mapping)) {
    const missing = run.model.elements.has(from) ? (target.elements.has(to) ? undefined : to) : from;
    if (missing !== undefined) {
      return invalid(`Expected a mapping of elements of both versions, but there is no "${missing}".`);
    }
  }
  for (const instance of run.state.elements) {
    const { id, type, loop } = elementOf(run, instance);
    const goal = type === 'process' ? target.root : target.elements.get(renamed(id));
    const scope = run.instances.get(instance.scope);
    const scopeGoal = scope && !scope.loop ? renamedScope(run, scope, target, renamed) : undefined;
    if (!goal) return invalid(`Expected "${renamed(id)}" in the target version for "${id}", but there is none.`);
    if (goal.type !== type || Boolean(goal.loop) !== Boolean(loop)) {
      return invalid(`Expected "${goal.id}" to be a ${type} like "${id}", but it is a ${goal.type}.`);
    }
    if (scopeGoal !== undefined && goal.scope !== scopeGoal) {
      return invalid(`Expected "${goal.id}" inside "${scopeGoal}", but it is inside "${goal.scope}".`);
    }
    for (const gateway of Object.keys(instance.joins ?? {})) {
      if (!sameJoin(run.model, target, gateway, renamed(gateway))) {
        return invalid(
          `Expected a joining gateway for "${gateway}" with the same flows, but the target version has none.`,
        );
      }
    }
  }
  return undefined;
}

/** Gives an instance its place in the target version; the result runs on the target model. */
export function migrate(run: Run, { target, mapping }: Migration): Run {
  const renamed = (id: string) => (id === run.model.root.id ? target.root.id : (mapping[id] ?? id));
  const awaitedBefore = new Map(
    run.state.elements.map((instance) => [
      instance,
      new Set(awaitedBy(run, instance).map(({ id, event }) => catchName(renamed(id), event))),
    ]),
  );
  for (const instance of run.state.elements) rename(run, instance, renamed);
  const migrated = { ...run, model: target };
  for (const [instance, before] of awaitedBefore) adopt(migrated, instance, before);
  tellCalled(migrated);
  return migrated;
}

function rename(run: Run, instance: ElementInstance, renamed: (id: string) => string): void {
  instance.element = renamed(instance.element);
  if (instance.joins) {
    const joins = Object.entries(instance.joins).map(([id, waiting]) => [renamed(id), waiting] as const);
    instance.joins = Object.fromEntries(joins);
  }
  const { subscriptions = [] } = instance;
  closeSubscriptions(run, instance);
  for (const subscription of subscriptions) {
    const moved: Subscription = { ...subscription, element: renamed(subscription.element) };
    (instance.subscriptions ??= []).push(moved);
    run.effects.push({ type: 'open-subscription', key: instance.key, subscription: moved });
  }
}

/**
 * What the target version no longer waits for ends, and what only it waits for begins. What both wait for stays as it
 * is: a timer that has fired does not start again.
 */
function adopt(run: Run, instance: ElementInstance, before: ReadonlySet<string>): void {
  const awaited = awaitedBy(run, instance);
  const isAwaited = ({ element, kind }: Subscription) =>
    awaited.some(({ id, event }) => id === element && event?.kind === kind);
  closeSubscriptions(run, instance, (subscription) => !isAwaited(subscription));
  const failure = openSubscriptions(
    run,
    instance,
    awaited.filter(({ id, event }) => !before.has(catchName(id, event))),
  );
  if (failure) raiseIncident(run, instance, failure);
}

/** The same element with another kind of event is another one to wait for. */
function catchName(id: string, event: EventModel | undefined): string {
  return `${event?.kind ?? ''} ${id}`;
}

function awaitedBy(run: Run, instance: ElementInstance) {
  const element = elementOf(run, instance);
  const outer = instance.turn === undefined ? element.boundary : [];
  const inner = instance.loop ? [] : eventSubProcessStarts(run, instance);
  if (instance.state !== 'active' || instance.loop) return [...outer, ...inner];
  const behind = element.outgoing
    .map(({ target }) => run.model.elements.get(target))
    .filter((event) => event !== undefined);
  const own = element.type === 'eventBasedGateway' ? behind : waitsItself(element.type) ? [element] : [];
  return [...outer, ...inner, ...own];
}

function waitsItself(type: string): boolean {
  return type === 'intermediateCatchEvent' || type === 'receiveTask';
}

function renamedScope(run: Run, scope: ElementInstance, target: ProcessModel, renamed: (id: string) => string): string {
  return scope.element === run.model.root.id ? target.root.id : renamed(scope.element);
}

function sameJoin(from: ProcessModel, to: ProcessModel, gateway: string, goal: string): boolean {
  const flows = (model: ProcessModel, id: string) =>
    (model.elements.get(id)?.incoming ?? [])
      .map((flow) => flow.id)
      .toSorted()
      .join();
  return to.elements.get(goal)?.type === 'parallelGateway' && flows(from, gateway) === flows(to, goal);
}

function invalid(message: string): Rejection {
  return { code: 'invalid', message };
}
