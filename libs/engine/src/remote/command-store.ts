import type { EngineCommand } from '../command.ts';
import { forUpdateSkipLocked } from '../store/locking.ts';
import type { DeployedDefinition } from '../port.ts';
import type { SqlTransaction } from '../sql.ts';
import type { FinishJob } from './engine-server.ts';

/** Files to deploy together, by the hash of their content, and the versions they stand for. */
export interface DeployFiles {
  readonly type: 'deploy';
  readonly hashes: readonly string[];
  readonly definitions: readonly Pick<DeployedDefinition, 'kind' | 'definitionId' | 'version'>[];
}

/** What waits to be carried out on the server. */
export type QueuedCommand =
  EngineCommand | DeployFiles | (Omit<FinishJob, 'instance'> & { readonly instanceId: string });

/** A command as its row holds it; those of one stream are carried out one after the other. */
export interface StoredCommand {
  readonly id: number;
  readonly stream: string;
  readonly command: QueuedCommand;
  /** Tries that failed or whose outcome is unknown. */
  readonly attempts: number;
  readonly lease: string;
  /** UTC milliseconds until which nobody else carries it out. */
  readonly until: number;
}

interface NewCommand {
  readonly stream: string;
  readonly command: QueuedCommand;
  readonly now: number;
  /** Who carries it out at once. */
  readonly lease: string | null;
  readonly nextAt: number;
}

export async function insertCommand(tx: SqlTransaction, row: NewCommand): Promise<number> {
  const { stream, command, now, lease, nextAt } = row;
  const instanceId = 'instanceId' in command ? command.instanceId : null;
  await tx.run(
    `INSERT INTO engine_command (stream, instance_id, payload, attempts, next_at, lease, error, created_at)
     VALUES (?, ?, ?, 0, ?, ?, '', ?)`,
    [stream, instanceId, JSON.stringify(command), nextAt, lease, now],
  );
  const select = tx.dialect === 'mysql' ? 'SELECT LAST_INSERT_ID() AS id' : 'SELECT last_insert_rowid() AS id';
  const [inserted] = await tx.all<{ readonly id: number | bigint }>(select);
  return Number(inserted?.id);
}

/** True when an earlier command of the stream is not carried out yet. */
export async function hasCommands(tx: SqlTransaction, stream: string): Promise<boolean> {
  return (await tx.all('SELECT id FROM engine_command WHERE stream = ? LIMIT 1', [stream])).length > 0;
}

interface Row {
  readonly id: number;
  readonly stream: string;
  readonly payload: string;
  readonly attempts: number;
  readonly lease: string | null;
}

/**
 * Takes the first command of each stream whose time has come, for the time of a lease. One whose lease ran out was in the
 * hands of a process that died: its outcome is unknown, which counts as a try.
 */
export async function leaseCommands(
  tx: SqlTransaction,
  { now, lease, until, limit }: { now: number; lease: string; until: number; limit: number },
): Promise<StoredCommand[]> {
  const rows = await tx.all<Row>(
    `SELECT id, stream, payload, attempts, lease FROM engine_command AS c WHERE next_at <= ? AND NOT EXISTS
      (SELECT 1 FROM engine_command AS e WHERE e.stream = c.stream AND e.id < c.id)
     ORDER BY next_at, id LIMIT ${limit}${forUpdateSkipLocked(tx)}`,
    [now],
  );
  const leased = rows.map(({ lease: before, ...row }) =>
    before === null ? row : { ...row, attempts: row.attempts + 1 },
  );
  for (const { id, attempts } of leased) {
    await tx.run('UPDATE engine_command SET lease = ?, next_at = ?, attempts = ? WHERE id = ?', [
      lease,
      until,
      attempts,
      id,
    ]);
  }
  return leased.map(({ id, stream, payload, attempts }) => {
    return { id, stream, command: JSON.parse(payload) as QueuedCommand, attempts, lease, until };
  });
}

/** Ends a command; false when another process took it over meanwhile. */
export async function deleteCommand(tx: SqlTransaction, { id, lease }: StoredCommand): Promise<boolean> {
  return (await tx.run('DELETE FROM engine_command WHERE id = ? AND lease = ?', [id, lease])) > 0;
}

/** Has a command carried out again at a time. */
export async function postponeCommand(
  tx: SqlTransaction,
  { id, lease }: StoredCommand,
  change: { readonly nextAt: number; readonly attempts: number; readonly error: string },
): Promise<void> {
  await tx.run(
    'UPDATE engine_command SET lease = NULL, next_at = ?, attempts = ?, error = ? WHERE id = ? AND lease = ?',
    [change.nextAt, change.attempts, change.error.slice(0, 2_000), id, lease],
  );
}

export async function commandExists(tx: SqlTransaction, id: number): Promise<boolean> {
  return (await tx.all('SELECT id FROM engine_command WHERE id = ?', [id])).length > 0;
}

/** When the next command is due, UTC milliseconds. */
export async function nextCommandAt(tx: SqlTransaction): Promise<number | undefined> {
  const [row] = await tx.all<{ next: number | null }>('SELECT MIN(next_at) AS next FROM engine_command');
  return row?.next ?? undefined;
}

/** How many commands wait, and since when the oldest of those that failed before or are due. */
export async function pendingCommands(tx: SqlTransaction): Promise<{ count: number; oldest: number | undefined }> {
  const [row] = await tx.all<{ count: number | bigint; oldest: number | null }>(
    'SELECT COUNT(*) AS count, MIN(created_at) AS oldest FROM engine_command',
  );
  return { count: Number(row?.count ?? 0), oldest: row?.oldest ?? undefined };
}
