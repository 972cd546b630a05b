import { insertNew } from '../../db/insert-new.ts';
import type { Tx } from '../../db/database.ts';
import type { KernelContext } from '../kernel-context.ts';
import { newId } from '../new-id.ts';
import type { MailIntent, SmsIntent } from './channels.ts';

export type NewIntent = {
  readonly caseId: string | null;
  /** The same key is sent once, however often it is put in. */
  readonly idempotencyKey: string;
} & (
  { readonly channel: 'sms'; readonly payload: SmsIntent } | { readonly channel: 'mail'; readonly payload: MailIntent }
);

/** Puts an intent to the outside into the transaction of its cause: it is sent if and only if that commits. */
export async function enqueue(context: KernelContext, tx: Tx, intent: NewIntent): Promise<void> {
  const id = newId();
  const now = context.clock.now();
  await insertNew(tx, 'bpm_outbox', [
    {
      id,
      stream: intent.caseId ?? id,
      case_id: intent.caseId,
      channel: intent.channel,
      payload: JSON.stringify(intent.payload),
      idempotency_key: intent.idempotencyKey.slice(0, 200),
      state: 'pending',
      attempts: 0,
      next_at: now,
      lease: null,
      error: '',
      created_at: now,
      sent_at: null,
    },
  ]);
  tx.afterCommit(() => context.wakeOutbox());
}
