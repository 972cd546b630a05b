import { createHash } from 'node:crypto';
import type { Variables } from '../../command.ts';
import { remoteIdOf } from '../../remote/definition-store.ts';
import type { RemoteInstance } from '../../remote/remote-instance.ts';
import type { RestSubscription } from '../client/rest-types.ts';
import type { RestValue } from '../client/rest-values.ts';
import { MARK } from '../translate/hidden-names.ts';
import { resultOutside, type ExecuteContext } from './context.ts';

/** Somebody who waits for a message or signal. */
export interface Receiver {
  readonly subscription: RestSubscription;
  readonly instance: RemoteInstance;
}

/** Running instances that wait for a name, those that have waited longest first. */
export async function receiversOf(
  context: ExecuteContext,
  eventType: 'message' | 'signal',
  eventName: string,
): Promise<Receiver[]> {
  const found = await context.client.get<RestSubscription[]>('/event-subscription', { eventType, eventName });
  const waiting = found
    .filter(({ processInstanceId }) => processInstanceId)
    .toSorted((one, other) => Date.parse(one.createdDate) - Date.parse(other.createdDate));
  const receivers: Receiver[] = [];
  for (const subscription of waiting) {
    const instance = await knownInstance(context, subscription.processInstanceId);
    if (instance) receivers.push({ subscription, instance });
  }
  return receivers;
}

async function knownInstance({ host, synchroniser }: ExecuteContext, remoteId: string) {
  const known = await host.find(remoteId);
  if (known) return known;
  await synchroniser.family(remoteId);
  return host.find(remoteId);
}

/** What a receiver gets: the variables as its element takes them, and a mark by which a repeated command is recognised. */
export async function payloadFor(
  context: ExecuteContext,
  { subscription, instance }: Receiver,
  variables: Variables,
  mark: string,
): Promise<Record<string, RestValue>> {
  const model = await context.models.get(instance.processId, instance.version);
  const element = model.elements.get(subscription.activityId);
  const at = { execution: subscription.executionId, instance };
  return { ...(await resultOutside(context, at, element, variables)), [mark]: { type: 'Boolean', value: true } };
}

export function markOf(kind: 'message' | 'signal' | 'modification', id: number): string {
  return `${MARK}_${kind}_${id}`;
}

/** Whether an instance has got something that bears a mark. */
export async function hasMark({ client }: ExecuteContext, remoteId: string, mark: string): Promise<boolean> {
  const query = { processInstanceId: remoteId, variableName: mark };
  const { count } = await client.get<{ count: number }>('/history/variable-instance/count', query);
  return count > 0;
}

/** The id of an instance that something starts, the same in each try. */
export function startedId(...parts: readonly (string | number)[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** The server's id of a version that starts by a message or signal. */
export function definitionOf(
  { host }: ExecuteContext,
  { processId, version }: { readonly processId: string; readonly version: number },
): Promise<string | undefined> {
  return host.database.transaction((tx) =>
    remoteIdOf(tx, 'camunda7', { kind: 'process', definitionId: processId, version }),
  );
}
