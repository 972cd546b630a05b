import { insertNew } from '../../db/insert-new.ts';
import type { Tx } from '../../db/database.ts';
import type { KernelContext } from '../kernel-context.ts';
import { newId } from '../new-id.ts';

export interface NewMessage {
  readonly userIds: readonly string[];
  readonly title: string;
  readonly text: string;
  readonly titleEn: string;
  readonly textEn: string;
  readonly caseId?: string | null;
  readonly itemId?: string | null;
  /** The same key reaches the same user once. */
  readonly dedupe: string;
}

/** Puts a message into the message centre of users (RPT-067). */
export async function sendMessage(context: KernelContext, tx: Tx, message: NewMessage): Promise<void> {
  const at = context.clock.now();
  const rows = [...new Set(message.userIds)].map((userId) => ({
    id: newId(),
    user_id: userId,
    dedupe: `${message.dedupe}:${userId}`,
    at,
    title: message.title.slice(0, 200),
    text: message.text,
    title_en: message.titleEn.slice(0, 200),
    text_en: message.textEn,
    case_id: message.caseId ?? null,
    item_id: message.itemId ?? null,
    state: 'unread' as const,
  }));
  await insertNew(tx, 'bpm_message', rows);
  context.userEvents.changed(
    tx,
    message.userIds.map((userId) => `user:${userId}`),
  );
}
