import { startsBy } from '../../definitions/start-store.ts';
import { ServerRefusal, type Executed, type ServerCommand } from '../../remote/engine-server.ts';
import { resultFor, type ExecuteContext } from './context.ts';
import { definitionOf, hasMark, markOf, payloadFor, receiversOf, startedId } from './receivers.ts';
import { startAt } from './start-instance.ts';

type BroadcastSignal = Extract<ServerCommand, { readonly type: 'broadcast-signal' }>;

/**
 * Brings a signal to everybody who waits for it and starts what starts by it. Each receiver is told on its own: one that
 * fails does not keep the signal from the others, and each gets the variables as its element takes them.
 */
export async function broadcastSignal(context: ExecuteContext, command: BroadcastSignal): Promise<Executed> {
  const { name, variables, attempt, id } = command;
  const mark = markOf('signal', id);
  const touched = new Set<string>();
  const done = new Set<string>();
  for (const receiver of await receiversOf(context, 'signal', name)) {
    const { executionId, processInstanceId } = receiver.subscription;
    touched.add(processInstanceId);
    if (attempt > 0 && (await wasTold(context, processInstanceId, mark, done))) continue;
    const payload = await payloadFor(context, receiver, variables, mark);
    await unlessGone(() => context.client.post('/signal', { name, executionId, variables: payload }));
  }
  for (const start of await context.host.database.transaction((tx) => startsBy(tx, 'signal', name))) {
    const definition = await definitionOf(context, start);
    if (!definition) continue;
    const element = (await context.models.get(start.processId, start.version)).elements.get(start.element);
    const at = { definition, element: start.element, id: startedId('signal', id, start.processId), attempt };
    await startAt(context, at, resultFor(element, variables));
  }
  for (const remoteId of touched) await context.synchroniser.settleFamily(remoteId);
  return {};
}

async function wasTold(context: ExecuteContext, remoteId: string, mark: string, done: Set<string>): Promise<boolean> {
  if (!done.has(remoteId) && (await hasMark(context, remoteId, mark))) done.add(remoteId);
  return done.has(remoteId);
}

/** Who does not wait any more has lost nothing. */
export async function unlessGone(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof ServerRefusal) return false;
    throw error;
  }
}
