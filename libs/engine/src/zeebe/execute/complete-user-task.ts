import { ServerRefusal, type Executed } from '../../remote/engine-server.ts';
import { codeOf, status } from '../gateway/grpc-status.ts';
import { elementOf } from '../mirror/mirror.ts';
import type { CommandOf, ExecuteNeeds } from './execute.ts';

/** Completes a user task: Zeebe takes the completion of a job that nobody has activated. */
export async function completeUserTask(
  { gateway }: ExecuteNeeds,
  { attempt, instance, taskKey, variables }: CommandOf<'complete-user-task'>,
): Promise<Executed> {
  const jobKey = elementOf(instance, taskKey)?.job?.key;
  if (jobKey === undefined) {
    if (attempt > 0) return {};
    throw new ServerRefusal(`Expected an open user task "${taskKey}", but it was closed meanwhile.`);
  }
  try {
    await gateway.call('CompleteJob', { jobKey, variables: JSON.stringify(variables) });
  } catch (error) {
    if (attempt === 0 || codeOf(error) !== status.notFound) throw error;
  }
  return { isSeen: (now) => elementOf(now, taskKey)?.job?.key !== jobKey };
}
