import { ServerRefusal, type Executed, type ServerCommand } from '../../remote/engine-server.ts';
import { elementModel, findElement, resultFor, settleFamily, type ExecuteContext } from './context.ts';

type CompleteUserTask = Extract<ServerCommand, { readonly type: 'complete-user-task' }>;

export async function completeUserTask(context: ExecuteContext, command: CompleteUserTask): Promise<Executed> {
  const { instance, taskKey, variables, attempt } = command;
  const found = findElement(instance, taskKey);
  if (found?.task === undefined) {
    if (attempt > 0) return {};
    throw new ServerRefusal(`Expected user task "${taskKey}" to wait, but it does not.`);
  }
  const element = await elementModel(context, instance, found.element);
  try {
    await context.client.post(`/task/${found.task}/complete`, { variables: resultFor(element, variables) });
  } catch (error) {
    // A task that is gone after an unknown outcome was completed by the try before.
    const isGone = error instanceof ServerRefusal && (await context.client.find(`/task/${found.task}`)) === undefined;
    await settleFamily(context, instance);
    if (!isGone || attempt === 0) throw error;
  }
  await settleFamily(context, instance);
  return {};
}
