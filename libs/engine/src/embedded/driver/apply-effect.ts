import type { CallProcess, Effect } from '../core/effect.ts';
import type { Subscription } from '../core/instance-state.ts';
import { deleteIncident, insertIncident } from '../store/incident-store.ts';
import type { StoredInstance } from '../store/instance-store.ts';
import { deleteJob, insertJob, rescheduleJob } from '../store/job-store.ts';
import { deleteSubscription, insertSubscription } from '../store/subscription-store.ts';
import { deleteTimer, insertTimer } from '../store/timer-store.ts';
import { evaluateDecision } from './evaluate-decision.ts';
import { startNextMessage } from './messages.ts';
import { broadcastSignal } from './signals.ts';
import type { StepUnit } from './step-unit.ts';

/** Does what a step asked for: rows to write, commands to other instances. */
export async function applyEffect(unit: StepUnit, instance: StoredInstance, effect: Effect): Promise<void> {
  switch (effect.type) {
    case 'create-job':
    case 'delete-job':
    case 'update-job':
      changeJob(unit, instance.id, effect);
      return;
    case 'open-subscription':
      openSubscription(unit, instance, effect.key, effect.subscription);
      return;
    case 'close-subscription':
      closeSubscription(unit, instance.id, effect.key, effect.subscription);
      return;
    case 'open-incident':
    case 'close-incident':
      changeIncident(unit, instance.id, effect);
      return;
    case 'call-process':
      return callProcess(unit, instance, effect);
    case 'evaluate-decision':
      return evaluateDecision(unit, instance.id, effect);
    case 'cancel-called':
      unit.enqueue(effect.instanceId, { type: 'cancel' });
      return;
    case 'tell-called':
      unit.enqueue(effect.instanceId, { type: 'set-catches', catches: effect.catches });
      return;
    case 'broadcast-signal':
      return broadcastSignal(unit, effect.name, effect.variables);
    default:
      return tellCaller(unit, instance, effect);
  }
}

function changeJob(
  unit: StepUnit,
  instanceId: string,
  effect: Extract<Effect, { readonly type: 'create-job' | 'delete-job' | 'update-job' }>,
): void {
  const elementKey = effect.key;
  const id = `job:${instanceId}:${elementKey}`;
  if (effect.type === 'delete-job') {
    unit.rows.remove(id, (tx) => deleteJob(tx, instanceId, elementKey));
    return;
  }
  const { retries } = effect;
  if (effect.type === 'create-job') {
    const job = { instanceId, elementKey, type: effect.jobType, retries, availableAt: unit.context.now };
    unit.rows.insert(id, (tx) => insertJob(tx, job));
  } else {
    const { failures, availableAt = null } = effect;
    unit.rows.update(id, (tx) => rescheduleJob(tx, { instanceId, elementKey, retries, failures, availableAt }));
  }
  unit.tx.afterCommit(() => unit.context.wakers.jobs());
}

function openSubscription(unit: StepUnit, instance: StoredInstance, key: string, subscription: Subscription): void {
  const { element, kind } = subscription;
  const id = `${kind}:${instance.id}:${key}:${element}`;
  if (kind === 'timer') {
    const { dueAt } = subscription;
    unit.rows.insert(id, (tx) => insertTimer(tx, { instanceId: instance.id, elementKey: key, element }, dueAt));
    unit.tx.afterCommit(() => unit.context.wakers.timers(dueAt));
    return;
  }
  const correlationKey = kind === 'message' ? subscription.correlationKey : '';
  const awaited = { kind, name: subscription.name, correlationKey };
  const stored = { instanceId: instance.id, elementKey: key, element, processId: instance.processId };
  unit.rows.insert(id, (tx) => insertSubscription(tx, stored, awaited));
  if (kind === 'message') unit.lookForMessage(stored, awaited);
}

function closeSubscription(
  unit: StepUnit,
  instanceId: string,
  elementKey: string,
  { kind, element }: Subscription,
): void {
  const row = { instanceId, elementKey, element };
  const id = `${kind}:${instanceId}:${elementKey}:${element}`;
  unit.rows.remove(id, (tx) => (kind === 'timer' ? deleteTimer(tx, row) : deleteSubscription(tx, row)));
}

function changeIncident(
  unit: StepUnit,
  instanceId: string,
  effect: Extract<Effect, { readonly type: 'open-incident' | 'close-incident' }>,
): void {
  if (effect.type === 'close-incident') {
    const { incidentKey } = effect;
    unit.rows.remove(`incident:${instanceId}:${incidentKey}`, (tx) => deleteIncident(tx, instanceId, incidentKey));
    return;
  }
  const { key: incidentKey, code, message } = effect.incident;
  const incident = { instanceId, incidentKey, code, message, elementKey: effect.key, elementId: effect.element };
  unit.rows.insert(`incident:${instanceId}:${incidentKey}`, (tx) =>
    insertIncident(tx, { ...incident, createdAt: unit.context.now }),
  );
}

async function callProcess(unit: StepUnit, caller: StoredInstance, effect: CallProcess): Promise<void> {
  const definition = await unit.context.definitions.bound(unit.tx, effect.processId, effect.binding, caller);
  const hasStart = definition?.model.root.starts.some(({ event }) => event?.kind === 'none');
  if (!definition || !hasStart) {
    const lacks = definition ? 'it has no start event without a trigger' : 'there is none';
    const message = `Expected a process "${effect.processId}" to call, but ${lacks}.`;
    unit.enqueue(caller.id, { type: 'call-failed', key: effect.key, message });
    return;
  }
  const called = {
    id: effect.instanceId,
    processId: definition.processId,
    version: definition.version,
    caseId: caller.caseId,
    rootId: caller.rootId,
    parentId: caller.id,
    parentKey: effect.key,
    startKey: null,
  };
  unit.add(called, effect.catches);
  unit.enqueue(called.id, { type: 'start', variables: effect.variables });
}

/** An instance ended or threw: its caller goes on, and a message that waited for its end starts the next one. */
async function tellCaller(
  unit: StepUnit,
  { id, processId, startKey, parentId, parentKey: key }: StoredInstance,
  effect: Extract<Effect, { readonly type: 'completed' | 'terminated' | 'throw-to-caller' }>,
): Promise<void> {
  if (startKey !== null && effect.type !== 'throw-to-caller') await startNextMessage(unit, processId, startKey);
  if (parentId === null || key === null) return;
  if (effect.type === 'completed') {
    unit.enqueue(parentId, { type: 'called-completed', key, variables: effect.variables });
  } else if (effect.type === 'throw-to-caller') {
    const { kind, code, variables } = effect;
    unit.enqueue(parentId, { type: 'called-threw', key, kind, code, variables });
  } else {
    const message = `Expected the called instance "${id}" to complete, but it was ended.`;
    unit.enqueue(parentId, { type: 'call-failed', key, message });
  }
}
