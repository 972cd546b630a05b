import type { Executed } from '../../remote/engine-server.ts';
import { codeOf, status } from '../gateway/grpc-status.ts';
import { mirrorOf } from '../mirror/mirror.ts';
import type { CommandOf, ExecuteNeeds } from './execute.ts';
import { remoteIdOf } from './remote-id.ts';

/** Modifications that an instance had seen when a command was first tried, by the id of the command. */
const firstTries = new Map<number, number>();

/** Moves tokens by hand. */
export async function modifyInstance(
  { gateway }: ExecuteNeeds,
  { id, attempt, instance, activate, terminate }: CommandOf<'modify-instance'>,
): Promise<Executed> {
  const seen = mirrorOf(instance)?.modifications ?? 0;
  const before = firstTries.get(id) ?? seen;
  const isSeen: Executed['isSeen'] = (now) => (mirrorOf(now)?.modifications ?? before + 1) > before;
  // A try whose answer was lost may have been taken.
  if (attempt > 0 && isSeen(instance)) return { isSeen };
  firstTries.set(id, before);
  try {
    await gateway.call('ModifyProcessInstance', {
      processInstanceKey: remoteIdOf(instance),
      activateInstructions: activate.map(({ elementId, variables, ancestorKey }) => ({
        elementId,
        ...(ancestorKey !== undefined && { ancestorElementInstanceKey: ancestorKey }),
        variableInstructions: variables ? [{ variables: JSON.stringify(variables), scopeId: elementId }] : [],
      })),
      terminateInstructions: terminate.map((elementInstanceKey) => ({ elementInstanceKey })),
    });
    firstTries.delete(id);
  } catch (error) {
    const code = codeOf(error);
    if (code !== status.deadlineExceeded && code !== status.unavailable) firstTries.delete(id);
    throw error;
  }
  return { isSeen };
}
