import { createHash } from 'node:crypto';
import { startsBy, type StoredStart } from '../../definitions/start-store.ts';
import { peekById } from '../../remote/instance-store.ts';
import type { RestSubscription } from '../client/rest-types.ts';
import type { RestValue } from '../client/rest-values.ts';
import { KEY_MARK } from '../translate/element-program.ts';
import { unlessGone } from './broadcast-signal.ts';
import { resultFor, type ExecuteContext } from './context.ts';
import { changeClaims, claimsOf, isWaiting, olderMessage, type Claim, type Message } from './kept-messages.ts';
import { definitionOf, hasMark, markOf, payloadFor, receiversOf, startedId, type Receiver } from './receivers.ts';
import { startAt, startedBefore } from './start-instance.ts';

/** Milliseconds after which a claim whose outcome is unknown is looked into. */
const DOUBTFUL = 30_000;

/** Brings a message to everybody who waits for it now. `looksBack`: the outcome of an earlier try is unknown. */
export async function deliver(context: ExecuteContext, message: Message, looksBack = false): Promise<void> {
  const { name, correlationKey } = message;
  await clearDoubts(context, message, looksBack);
  if (correlationKey !== '') {
    const eventName = name + KEY_MARK + correlationKey;
    for (const receiver of await receiversOf(context, 'message', eventName)) {
      await tell(context, message, receiver, eventName, looksBack);
    }
  }
  for (const start of await context.host.database.transaction((tx) => startsBy(tx, 'message', name))) {
    await startBy(context, message, start);
  }
}

async function tell(
  context: ExecuteContext,
  message: Message,
  receiver: Receiver,
  eventName: string,
  looksBack: boolean,
): Promise<void> {
  const { processInstanceId } = receiver.subscription;
  const { processId } = receiver.instance;
  // Who begins to wait just now gets what has waited longest.
  const older = await olderMessage(context.host, message, processId);
  if (older) await tell(context, older, receiver, eventName, false);
  const mark = markOf('message', message.id);
  if (!message.isKept && looksBack && (await hasMark(context, processInstanceId, mark))) return;
  if (!(await claim(context, message, processId, processInstanceId))) return;
  const variables = await payloadFor(context, receiver, message.variables, mark);
  const isTaken = await unlessGone(() => trigger(context, receiver.subscription, eventName, variables));
  await settleClaim(context, message, processId, isTaken);
  await context.synchroniser.settleFamily(processInstanceId);
}

/** A name that the server refuses in a path goes by the instance, where nobody else may wait for the same. */
function trigger(
  { client }: ExecuteContext,
  { executionId, processInstanceId }: RestSubscription,
  messageName: string,
  variables: Readonly<Record<string, RestValue>>,
): Promise<unknown> {
  if (/[/\\;%]/.test(messageName)) {
    return client.post('/message', { messageName, processInstanceId, processVariables: variables });
  }
  return client.post(`/execution/${executionId}/messageSubscriptions/${encodeURIComponent(messageName)}/trigger`, {
    variables,
  });
}

/** Starts a process by a message; of those with the same correlation key only one instance runs at a time. */
async function startBy(context: ExecuteContext, message: Message, start: StoredStart): Promise<void> {
  const { processId, version, element } = start;
  const { host } = context;
  const id = startedId('message', message.isKept ? 'kept' : 'now', message.id, processId);
  const startKey = message.correlationKey === '' ? undefined : startKeyOf(processId, message.correlationKey);
  const definition = await definitionOf(context, { processId, version });
  if (!definition || (startKey !== undefined && (await isRunning(context, startKey, id)))) return;
  if (!(await claim(context, message, processId, id))) return;
  if (startKey !== undefined) await host.database.transaction((tx) => host.setMark(tx, startKey, id));
  const model = (await context.models.get(processId, version)).elements.get(element);
  await startAt(context, { definition, element, id, attempt: 1 }, resultFor(model, message.variables));
  await settleClaim(context, message, processId, true);
}

async function isRunning({ host }: ExecuteContext, startKey: string, id: string): Promise<boolean> {
  return host.database.transaction(async (tx) => {
    const running = await host.mark(tx, startKey);
    if (running === undefined || running === id) return false;
    const instance = await peekById(tx, running);
    return instance !== undefined && instance.endedAt === null;
  });
}

function startKeyOf(processId: string, correlationKey: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([processId, correlationKey]))
    .digest('hex');
  return `start:${hash.slice(0, 40)}`;
}

/** False when the process has the message already, or the message's time is over. */
async function claim(
  { host }: ExecuteContext,
  message: Message,
  processId: string,
  receiver: string,
): Promise<boolean> {
  if (!(await isWaiting(host, message))) return false;
  return changeClaims(host, message, (claims) => {
    if (claims.some((made) => made.processId === processId)) return { claims, result: false };
    return { claims: [...claims, { processId, receiver, at: host.clock.now() }], result: true };
  });
}

async function settleClaim(
  { host }: ExecuteContext,
  message: Message,
  processId: string,
  isTaken: boolean,
): Promise<void> {
  await changeClaims(host, message, (claims) => {
    const others = claims.filter((made) => made.processId !== processId);
    return { claims: isTaken ? [...others, { processId }] : others, result: undefined };
  });
}

/** Asks the server what came of claims whose answers got lost. */
async function clearDoubts(context: ExecuteContext, message: Message, isNow: boolean): Promise<void> {
  const since = context.host.clock.now() - (isNow ? 0 : DOUBTFUL);
  for (const made of await claimsOf(context.host, message)) {
    if (made.receiver === undefined || (made.at ?? 0) > since) continue;
    await settleClaim(context, message, made.processId, await hasGot(context, message, made));
  }
}

async function hasGot(context: ExecuteContext, message: Message, { receiver = '' }: Claim): Promise<boolean> {
  if (await hasMark(context, receiver, markOf('message', message.id))) return true;
  return (await startedBefore(context, receiver)) !== undefined;
}
