import { ServerRefusal, type Executed, type ServerCommand } from '../../remote/engine-server.ts';
import type { RemoteInstance } from '../../remote/remote-instance.ts';
import { toRest } from '../client/rest-values.ts';
import { hasMark, markOf } from './receivers.ts';
import { findElement, remoteIdOf, settleFamily, type ExecuteContext } from './context.ts';

type ModifyInstance = Extract<ServerCommand, { readonly type: 'modify-instance' }>;

/** Moves tokens: enters elements at the step that evaluates their expressions, and ends element instances. */
export async function modifyInstance(context: ExecuteContext, command: ModifyInstance): Promise<Executed> {
  const { instance, activate, terminate, attempt, id } = command;
  const remoteId = remoteIdOf(instance);
  const mark = markOf('modification', id);
  if (attempt > 0 && (await hasMark(context, remoteId, mark))) {
    await settleFamily(context, instance);
    return {};
  }
  const model = await context.models.get(instance.processId, instance.version);
  const entries = context.models.entries(model);
  const marked = { [mark]: { type: 'Boolean', value: true, local: false } };
  const started = activate.map(({ elementId, variables = {}, ancestorKey }, index) => {
    const activityId = entries.get(elementId);
    if (activityId === undefined) throw new ServerRefusal(`Expected an element "${elementId}", but there is none.`);
    const local = Object.entries(toRest(variables)).map(([name, value]) => [name, { ...value, local: true }] as const);
    return {
      type: 'startBeforeActivity',
      activityId,
      ...(ancestorKey !== undefined && { ancestorActivityInstanceId: ancestorOf(instance, ancestorKey) }),
      variables: { ...Object.fromEntries(local), ...(index === 0 && marked) },
    };
  });
  const ended = terminate.flatMap((key) => {
    const element = findElement(instance, key);
    if (!element && attempt > 0) return [];
    if (!element) throw new ServerRefusal(`Expected an element instance "${key}" to end, but there is none.`);
    return { type: 'cancel', activityInstanceId: element.id };
  });
  await context.client.post(`/process-instance/${remoteId}/modification`, {
    skipCustomListeners: true,
    skipIoMappings: false,
    instructions: [...started, ...ended],
  });
  await settleFamily(context, instance);
  return {};
}

function ancestorOf(instance: RemoteInstance, key: string): string {
  const scope = findElement(instance, key);
  if (!scope) throw new ServerRefusal(`Expected an element instance "${key}" around the new one, but there is none.`);
  return scope.id;
}
