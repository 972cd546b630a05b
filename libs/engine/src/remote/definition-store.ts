import type { DeployedDefinition } from '../port.ts';
import type { SqlTransaction } from '../sql.ts';
import { insertOrIgnore } from './insert-or-ignore.ts';

type Version = Pick<DeployedDefinition, 'kind' | 'definitionId' | 'version'>;

/** The server's id of a version; undefined until it is deployed there. */
export async function remoteIdOf(
  tx: SqlTransaction,
  server: string,
  { kind, definitionId, version }: Version,
): Promise<string | undefined> {
  const [row] = await tx.all<{ remoteId: string }>(
    `SELECT remote_id AS remoteId FROM engine_remote_definition
     WHERE server = ? AND kind = ? AND definition_id = ? AND version = ?`,
    [server, kind, definitionId, version],
  );
  return row?.remoteId;
}

export async function insertRemoteId(
  tx: SqlTransaction,
  server: string,
  { kind, definitionId, version }: Version,
  remoteId: string,
): Promise<void> {
  const row = { server, kind, definition_id: definitionId, version, remote_id: remoteId };
  await insertOrIgnore(tx, 'engine_remote_definition', row);
}

/** The process and version that an id of the server stands for. */
export async function processOf(
  tx: SqlTransaction,
  server: string,
  remoteId: string,
): Promise<{ processId: string; version: number } | undefined> {
  const [row] = await tx.all<{ processId: string; version: number }>(
    `SELECT definition_id AS processId, version FROM engine_remote_definition
     WHERE server = ? AND kind = 'process' AND remote_id = ? ORDER BY version DESC LIMIT 1`,
    [server, remoteId],
  );
  return row;
}
