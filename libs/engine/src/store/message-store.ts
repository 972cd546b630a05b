import type { Variables } from '../command.ts';
import type { SqlTransaction } from '../sql.ts';
import { forUpdate } from './locking.ts';

/** A message that still waits for who wants it. */
export interface StoredMessage {
  readonly id: number;
  readonly variables: Variables;
  /** Processes that have taken it: each takes a message once. */
  readonly correlated: readonly string[];
}

interface Row {
  readonly id: number;
  readonly variables: string;
  readonly correlated: string;
}

export interface NewMessage {
  readonly name: string;
  readonly correlationKey: string;
  readonly messageId?: string;
  readonly variables: Variables;
  /** UTC milliseconds. */
  readonly expiresAt: number;
}

export async function insertMessage(tx: SqlTransaction, message: NewMessage): Promise<void> {
  await tx.run(
    `INSERT INTO engine_message (name, correlation_key, message_id, variables, correlated, expires_at)
     VALUES (?, ?, ?, ?, '[]', ?)`,
    [
      message.name,
      message.correlationKey,
      message.messageId ?? null,
      JSON.stringify(message.variables),
      message.expiresAt,
    ],
  );
}

/** The messages of a name and key that have not expired, oldest first. */
export async function waitingMessages(
  tx: SqlTransaction,
  name: string,
  correlationKey: string,
  now: number,
): Promise<StoredMessage[]> {
  const rows = await tx.all<Row>(
    `SELECT id, variables, correlated FROM engine_message
     WHERE name = ? AND correlation_key = ? AND expires_at > ? ORDER BY id${forUpdate(tx)}`,
    [name, correlationKey, now],
  );
  return rows.map(({ id, variables, correlated }) => ({
    id,
    variables: JSON.parse(variables) as Variables,
    correlated: JSON.parse(correlated) as string[],
  }));
}

export async function hasMessageId(tx: SqlTransaction, message: NewMessage, now: number): Promise<boolean> {
  const rows = await tx.all(
    'SELECT id FROM engine_message WHERE name = ? AND correlation_key = ? AND message_id = ? AND expires_at > ?',
    [message.name, message.correlationKey, message.messageId ?? null, now],
  );
  return rows.length > 0;
}

export async function markCorrelated(tx: SqlTransaction, id: number, correlated: readonly string[]): Promise<void> {
  await tx.run('UPDATE engine_message SET correlated = ? WHERE id = ?', [JSON.stringify(correlated), id]);
}

export async function deleteExpiredMessages(tx: SqlTransaction, now: number): Promise<number> {
  return tx.run('DELETE FROM engine_message WHERE expires_at <= ?', [now]);
}
