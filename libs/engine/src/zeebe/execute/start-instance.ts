import type { Executed } from '../../remote/engine-server.ts';
import { ID_VARIABLE } from '../mirror/mirror.ts';
import type { CommandOf, ExecuteNeeds } from './execute.ts';

/**
 * Starts an instance. Its variables carry our id, by which its first record is recognised, even when the answer to this
 * call is lost; should a repeated call start a second one, that is ended when its first record comes.
 */
export async function startInstance(
  { gateway }: ExecuteNeeds,
  { instance, definition, variables }: CommandOf<'start-instance'>,
): Promise<Executed> {
  const isSeen: Executed['isSeen'] = (now) => now !== undefined && now.state !== 'starting';
  if (instance.remoteId !== null) return { remoteId: instance.remoteId, isSeen };
  const { processInstanceKey } = await gateway.call<{ processInstanceKey: string }>('CreateProcessInstance', {
    processDefinitionKey: definition,
    variables: JSON.stringify({ ...variables, [ID_VARIABLE]: instance.id }),
  });
  return { remoteId: processInstanceKey, isSeen };
}
