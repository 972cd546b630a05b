import { setTimeout } from 'node:timers/promises';
import { deleteExpiredMessages } from '../../embedded/store/message-store.ts';
import type { ExecuteContext } from './context.ts';
import { deliver } from './deliver-message.ts';
import { waitingSince } from './kept-messages.ts';

/** Milliseconds between two rounds. */
const ROUND = 150;
const PAGE = 100;

/** Brings kept messages to those who have begun to wait since, as long as this process leads. */
export async function runMailbox(context: ExecuteContext, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await round(context, signal);
    } catch (error) {
      if (!signal.aborted) context.host.onError(error);
    }
    await setTimeout(ROUND, undefined, { signal }).catch(() => undefined);
  }
}

async function round(context: ExecuteContext, signal: AbortSignal): Promise<void> {
  const { database, clock } = context.host;
  for (let after = 0; !signal.aborted; ) {
    const now = clock.now();
    const messages = await database.transaction((tx) => waitingSince(tx, now, after, PAGE));
    for (const message of messages) {
      if (signal.aborted) return;
      await deliver(context, message);
    }
    const last = messages.at(-1);
    if (!last) break;
    after = last.id;
  }
  const expired = await database.transaction((tx) => tx.all('SELECT id FROM engine_message WHERE expires_at <= ? LIMIT 1', [clock.now()]));
  if (expired.length > 0) await database.transaction((tx) => deleteExpiredMessages(tx, clock.now()));
}
