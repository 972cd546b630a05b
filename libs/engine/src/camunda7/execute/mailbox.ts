import { setTimeout } from 'node:timers/promises';
import { deleteExpiredMessages } from '../../store/message-store.ts';
import type { ExecuteContext } from './context.ts';
import { deliver } from './deliver-message.ts';
import { waitingSince } from './kept-messages.ts';

/** Milliseconds between two rounds. */
const ROUND = 150;
const PAUSE_AFTER_FAILURE = 2_000;
const PAGE = 100;

/** Brings kept messages to those who have begun to wait since, as long as this process leads. */
export async function runMailbox(context: ExecuteContext, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const pause = await round(context, signal).then(
      () => ROUND,
      (error: unknown) => {
        context.host.onError(error);
        return PAUSE_AFTER_FAILURE;
      },
    );
    await setTimeout(pause, undefined, { signal }).catch(() => undefined);
  }
}

async function round(context: ExecuteContext, signal: AbortSignal): Promise<void> {
  const { database, clock } = context.host;
  for (let after = 0; !signal.aborted;) {
    const now = clock.now();
    const messages = await database.transaction((tx) => waitingSince(tx, now, after, PAGE));
    for (const message of messages) await deliver(context, message);
    const last = messages.at(-1);
    if (!last) break;
    after = last.id;
  }
  await database.transaction(async (tx) => {
    const expired = await tx.all('SELECT id FROM engine_message WHERE expires_at <= ? LIMIT 1', [clock.now()]);
    if (expired.length > 0) await deleteExpiredMessages(tx, clock.now());
  });
}
