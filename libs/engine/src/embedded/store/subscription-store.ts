import type { SqlTransaction } from '../../sql.ts';
import { forUpdate } from '../../store/locking.ts';

/** A running instance that waits for a message or signal. */
export interface StoredSubscription {
  readonly instanceId: string;
  readonly elementKey: string;
  /** The catching element. */
  readonly element: string;
  readonly processId: string;
}

export interface Awaited {
  readonly kind: 'message' | 'signal';
  readonly name: string;
  /** Empty for signals. */
  readonly correlationKey: string;
}

export async function insertSubscription(
  tx: SqlTransaction,
  subscription: StoredSubscription,
  { kind, name, correlationKey }: Awaited,
): Promise<void> {
  await tx.run(
    `INSERT INTO engine_subscription (instance_id, element_key, element_id, kind, name, correlation_key, process_id)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      subscription.instanceId,
      subscription.elementKey,
      subscription.element,
      kind,
      name,
      correlationKey,
      subscription.processId,
    ],
  );
}

export async function deleteSubscription(
  tx: SqlTransaction,
  { instanceId, elementKey, element }: Omit<StoredSubscription, 'processId'>,
): Promise<void> {
  await tx.run('DELETE FROM engine_subscription WHERE instance_id = ? AND element_key = ? AND element_id = ?', [
    instanceId,
    elementKey,
    element,
  ]);
}

/** Who waits for a message or signal, in a fixed order so that two senders lock in the same one. */
export async function subscriptionsTo(
  tx: SqlTransaction,
  { kind, name, correlationKey }: Awaited,
): Promise<StoredSubscription[]> {
  return tx.all<StoredSubscription>(
    `SELECT instance_id AS instanceId, element_key AS elementKey, element_id AS element, process_id AS processId
     FROM engine_subscription WHERE kind = ? AND name = ? AND correlation_key = ?
     ORDER BY instance_id, element_key, element_id${forUpdate(tx)}`,
    [kind, name, correlationKey],
  );
}
