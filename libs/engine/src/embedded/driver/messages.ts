import { randomUUID } from 'node:crypto';
import type { PublishMessage, Variables } from '../../command.ts';
import { EngineRejection } from '../../port.ts';
import { LONGEST_KEY } from '../core/behaviours/subscriptions.ts';
import { hasStartKey } from '../store/instance-store.ts';
import {
  hasMessageId,
  insertMessage,
  markCorrelated,
  waitingMessages,
  type NewMessage,
  type StoredMessage,
} from '../../store/message-store.ts';
import { messageStartsOf, startsBy, type StoredStart } from '../../definitions/start-store.ts';
import { subscriptionsTo, type Awaited, type StoredSubscription } from '../store/subscription-store.ts';
import type { StepUnit } from './step-unit.ts';

/**
 * Brings a message to who waits for it, once per process; a running instance goes before a start event. With a time
 * to live it is kept for who subscribes later.
 */
export async function publishMessage(unit: StepUnit, message: PublishMessage): Promise<void> {
  const { name, correlationKey, variables, timeToLive } = message;
  if (name.length > LONGEST_KEY || correlationKey.length > LONGEST_KEY) {
    throw new EngineRejection(
      'invalid',
      `Expected at most ${LONGEST_KEY} characters in name and key of a message, but there are more.`,
    );
  }
  const { now } = unit.context;
  const kept = { ...message, expiresAt: now + timeToLive };
  if (message.messageId !== undefined && (await hasMessageId(unit.tx, kept, now))) {
    throw new EngineRejection('duplicate', `Expected a new message, but "${message.messageId}" still waits.`);
  }
  // Stored before the subscriptions are read: of two that cross, one sees the other.
  if (timeToLive > 0) await keepMessage(unit, kept);
  const taken = new Set<string>();
  for (const subscription of await subscriptionsTo(unit.tx, { kind: 'message', name, correlationKey })) {
    const { processId } = subscription;
    if (taken.has(processId)) continue;
    // Marked before the instance goes on: one that waits for the same message again must not be given this one twice.
    await markTaken(unit, kept, [...taken, processId]);
    if (await correlate(unit, subscription, variables)) taken.add(processId);
    else await markTaken(unit, kept, [...taken]);
  }
  for (const start of await startsBy(unit.tx, 'message', name)) {
    if (!taken.has(start.processId) && (await startByMessage(unit, start, correlationKey, variables))) {
      taken.add(start.processId);
    }
  }
  await markTaken(unit, kept, [...taken]);
}

/** Notes on a message that is kept which processes have taken it. */
async function markTaken(
  unit: StepUnit,
  { name, correlationKey, expiresAt }: NewMessage,
  taken: readonly string[],
): Promise<void> {
  const { now } = unit.context;
  if (expiresAt <= now) return;
  const stored = (await waitingMessages(unit.tx, name, correlationKey, now)).at(-1);
  if (stored) await markCorrelated(unit.tx, stored.id, [...taken]);
}

async function keepMessage(unit: StepUnit, message: NewMessage): Promise<void> {
  await insertMessage(unit.tx, message);
  unit.tx.afterCommit(() => {
    unit.context.wakers.timers(message.expiresAt);
  });
}

/** Gives an open subscription the oldest message that still waits for its process; false when none does. */
export async function correlateWaitingMessage(
  unit: StepUnit,
  subscription: StoredSubscription,
  awaited: Awaited,
): Promise<boolean> {
  await unit.rows.flush(unit.tx);
  const message = await oldestFor(unit, awaited.name, awaited.correlationKey, subscription.processId);
  if (!message) return false;
  await markCorrelated(unit.tx, message.id, [...message.correlated, subscription.processId]);
  unit.enqueue(subscription.instanceId, triggerOf(subscription, message.variables));
  return true;
}

/** Starts the next instance for a correlation key whose instance has ended. */
export async function startNextMessage(unit: StepUnit, processId: string, startKey: string): Promise<void> {
  const correlationKey = startKey.slice(processId.length + 1);
  for (const start of await messageStartsOf(unit.tx, processId)) {
    const message = await oldestFor(unit, start.name, correlationKey, processId);
    if (!message) continue;
    await markCorrelated(unit.tx, message.id, [...message.correlated, processId]);
    startInstance(unit, start, startKey, message.variables);
    return;
  }
}

/** Starts an instance that nobody asked for by id: its own id is its case until the application makes one of it. */
export function startInstance(
  unit: StepUnit,
  start: StoredStart,
  startKey: string | null,
  variables: Variables,
): string {
  const id = randomUUID();
  const { processId, version, element } = start;
  unit.add({ id, processId, version, caseId: id, rootId: id, parentId: null, parentKey: null, startKey });
  unit.enqueue(id, { type: 'start', variables: {}, triggered: { element, variables } });
  return id;
}

async function startByMessage(unit: StepUnit, start: StoredStart, correlationKey: string, variables: Variables) {
  const startKey = correlationKey === '' ? null : `${start.processId}:${correlationKey}`;
  if (startKey !== null && (await hasStartKey(unit.tx, startKey))) return false;
  startInstance(unit, start, startKey, variables);
  await unit.drain();
  return true;
}

async function correlate(unit: StepUnit, subscription: StoredSubscription, variables: Variables): Promise<boolean> {
  return unit.offer(subscription.instanceId, triggerOf(subscription, variables));
}

function triggerOf({ elementKey, element }: StoredSubscription, variables: Variables) {
  return { type: 'trigger', key: elementKey, element, kind: 'message', variables } as const;
}

async function oldestFor(
  unit: StepUnit,
  name: string,
  correlationKey: string,
  processId: string,
): Promise<StoredMessage | undefined> {
  const messages = await waitingMessages(unit.tx, name, correlationKey, unit.context.now);
  return messages.find(({ correlated }) => !correlated.includes(processId));
}
