import { ServerRefusal, type Executed } from '../../remote/engine-server.ts';
import { codeOf, status } from '../gateway/grpc-status.ts';
import type { CommandOf, ExecuteNeeds } from './execute.ts';

/** Publishes a message; one that is kept gets an id of ours, which makes a repeated call harmless. */
export async function publishMessage(
  { gateway, identity }: ExecuteNeeds,
  { id, attempt, name, correlationKey, variables, timeToLive, messageId }: CommandOf<'publish-message'>,
): Promise<Executed> {
  const ownId = timeToLive > 0 ? `${identity()}:${id}` : '';
  try {
    await gateway.call('PublishMessage', {
      ...{ name, correlationKey, timeToLive },
      messageId: messageId ?? ownId,
      variables: JSON.stringify(variables),
    });
  } catch (error) {
    if (codeOf(error) === status.alreadyExists && attempt > 0) return {};
    throw timeToLive > 0 ? error : onceAtMost(error, name);
  }
  return {};
}

/** Broadcasts a signal. */
export async function broadcastSignal(
  { gateway }: ExecuteNeeds,
  { name, variables }: CommandOf<'broadcast-signal'>,
): Promise<Executed> {
  try {
    await gateway.call('BroadcastSignal', { signalName: name, variables: JSON.stringify(variables) });
  } catch (error) {
    throw onceAtMost(error, name);
  }
  return {};
}

/** Nothing tells whether what is for now or never took effect, so it is not repeated when no answer came. */
function onceAtMost(error: unknown, name: string): unknown {
  if (codeOf(error) !== status.deadlineExceeded) return error;
  return new ServerRefusal(`Expected an answer about "${name}", but none came; it may have taken effect or not.`, {
    cause: error,
  });
}
