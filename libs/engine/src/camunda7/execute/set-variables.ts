import { ServerRefusal, type Executed, type ServerCommand } from '../../remote/engine-server.ts';
import { toRest } from '../client/rest-values.ts';
import { ROOT } from '../intake/mirror.ts';
import { findElement, remoteIdOf, settleFamily, type ExecuteContext } from './context.ts';
import { executionOf } from './executions.ts';

type SetVariables = Extract<ServerCommand, { readonly type: 'set-variables' }>;

/** Writes variables into the instance or the scope of one of its element instances. */
export async function setVariables(context: ExecuteContext, command: SetVariables): Promise<Executed> {
  const { instance, scopeKey = ROOT, variables } = command;
  const remoteId = remoteIdOf(instance);
  const body = { modifications: toRest(variables) };
  if (scopeKey === ROOT) await context.client.post(`/process-instance/${remoteId}/variables`, body);
  else {
    const element = findElement(instance, scopeKey);
    const execution = element && (await executionOf(context, remoteId, element.id));
    if (!execution) throw new ServerRefusal(`Expected an element instance "${scopeKey}", but there is none.`);
    await context.client.post(`/execution/${execution}/localVariables`, body);
  }
  await settleFamily(context, instance);
  return {};
}
