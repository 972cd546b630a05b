import type { Executed, ServerCommand } from '../../remote/engine-server.ts';
import type { ExecuteContext } from './context.ts';
import { deliver } from './deliver-message.ts';
import { forgetMark, keepMessage } from './kept-messages.ts';

type PublishMessage = Extract<ServerCommand, { readonly type: 'publish-message' }>;

/**
 * Brings a message to who waits for it, once per process; a running instance goes before a start event. The server keeps
 * no messages: one with a time to live is kept here for who waits later.
 */
export async function publishMessage(context: ExecuteContext, command: PublishMessage): Promise<Executed> {
  const message = await keepMessage(context.host, command);
  await deliver(context, { ...message, isNew: true }, command.attempt > 0);
  if (message.isKept) await forgetMark(context.host, command.id);
  return {};
}
