import type { ElementModel } from '../../model/process-model.ts';
import type { Variables } from '../../command.ts';
import { ServerRefusal, type ServerHost } from '../../remote/engine-server.ts';
import { peekById } from '../../remote/instance-store.ts';
import type { RemoteInstance } from '../../remote/remote-instance.ts';
import type { RestClient } from '../client/rest-client.ts';
import { jsonValue, toRest, type RestValue } from '../client/rest-values.ts';
import { mirrorOf, type MirrorElement } from '../intake/mirror.ts';
import type { Synchroniser } from '../intake/synchroniser.ts';
import type { Models } from '../models.ts';
import { PAYLOAD } from '../translate/hidden-names.ts';

/** What carrying a command out needs. */
export interface ExecuteContext {
  readonly client: RestClient;
  readonly host: ServerHost;
  readonly models: Models;
  readonly synchroniser: Synchroniser;
}

/** The server's id of an instance that is known to be started. */
export function remoteIdOf({ id, remoteId }: RemoteInstance): string {
  if (remoteId === null) throw new Error(`Expected instance "${id}" to be started by now.`);
  return remoteId;
}

export function findElement(instance: RemoteInstance, key: string): MirrorElement | undefined {
  return mirrorOf(instance.mirror).elements.find((element) => element.key === key);
}

export async function elementModel(
  { models }: ExecuteContext,
  { processId, version }: RemoteInstance,
  elementId: string,
): Promise<ElementModel> {
  const element = (await models.get(processId, version)).elements.get(elementId);
  if (!element) throw new ServerRefusal(`Expected element "${elementId}" in "${processId}", but there is none.`);
  return element;
}

/**
 * What an element gets of its result: an element with output mappings gets it whole, hidden from all others, so that
 * nothing but what the mappings choose becomes a variable.
 */
export function resultFor(element: ElementModel | undefined, variables: Variables): Record<string, RestValue> {
  if (!element || element.outputs.length === 0) return toRest(variables);
  return { [PAYLOAD]: jsonValue(variables) };
}

/**
 * As `resultFor` for a boundary event, which is outside its activity: the server writes what an event brings where the
 * activity's local variables would hide it, so what they would hide is written to the instance itself.
 */
export async function resultOutside(
  { client }: ExecuteContext,
  { execution, instance }: { readonly execution: string; readonly instance: RemoteInstance },
  element: ElementModel | undefined,
  variables: Variables,
): Promise<Record<string, RestValue>> {
  const result = resultFor(element, variables);
  if (element?.type !== 'boundaryEvent' || Object.keys(variables).length === 0) return result;
  const local = await client.find<Record<string, RestValue>>(`/execution/${execution}/localVariables`, {
    deserializeValues: false,
  });
  const hidden = Object.entries(result).filter(([name]) => local && name in local);
  if (hidden.length === 0) return result;
  const modifications = Object.fromEntries(hidden);
  await client.post(`/process-instance/${remoteIdOf(instance)}/variables`, { modifications });
  return Object.fromEntries(Object.entries(result).filter(([name]) => !(name in modifications)));
}

/** Brings the whole family of an instance up to date: what one does may end or continue another. */
export async function settleFamily({ synchroniser, host }: ExecuteContext, instance: RemoteInstance): Promise<void> {
  const root = instance.rootId === instance.id ? instance : await rootOf(host, instance);
  const remoteId = root?.remoteId ?? instance.remoteId;
  if (remoteId) await synchroniser.settle(remoteId);
}

async function rootOf(host: ServerHost, instance: RemoteInstance): Promise<RemoteInstance | undefined> {
  return host.database.transaction((tx) => peekById(tx, instance.rootId));
}
