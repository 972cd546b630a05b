import type { SqlTransaction } from '../sql.ts';

/** A version of a process. */
export interface StoredDefinition {
  readonly processId: string;
  readonly version: number;
  readonly hash: string;
  /** Grows with each deployment. */
  readonly deployment: number;
}

const SELECT = 'SELECT process_id AS processId, version, hash, deployment FROM engine_definition WHERE process_id = ?';

export async function latestDefinition(tx: SqlTransaction, processId: string): Promise<StoredDefinition | undefined> {
  const [row] = await tx.all<StoredDefinition>(`${SELECT} ORDER BY version DESC LIMIT 1`, [processId]);
  return row;
}

export async function definitionOf(
  tx: SqlTransaction,
  processId: string,
  version: number,
): Promise<StoredDefinition | undefined> {
  const [row] = await tx.all<StoredDefinition>(`${SELECT} AND version = ?`, [processId, version]);
  return row;
}

export async function definitionByTag(
  tx: SqlTransaction,
  processId: string,
  tag: string,
): Promise<StoredDefinition | undefined> {
  const [row] = await tx.all<StoredDefinition>(`${SELECT} AND version_tag = ? ORDER BY version DESC LIMIT 1`, [
    processId,
    tag,
  ]);
  return row;
}

/** The version that was current when a deployment had been made. */
export async function definitionAtDeployment(
  tx: SqlTransaction,
  processId: string,
  deployment: number,
): Promise<StoredDefinition | undefined> {
  const [row] = await tx.all<StoredDefinition>(`${SELECT} AND deployment <= ? ORDER BY version DESC LIMIT 1`, [
    processId,
    deployment,
  ]);
  return row;
}

export async function nextDeployment(tx: SqlTransaction): Promise<number> {
  const [row] = await tx.all<{ last: number | null }>(
    `SELECT MAX(deployment) AS last FROM (
      SELECT MAX(deployment) AS deployment FROM engine_definition
      UNION ALL SELECT MAX(deployment) FROM engine_decision
    ) AS deployments`,
  );
  return (row?.last ?? 0) + 1;
}

export async function insertDefinition(
  tx: SqlTransaction,
  { processId, version, hash, deployment }: StoredDefinition,
  versionTag: string | undefined,
): Promise<void> {
  await tx.run(
    'INSERT INTO engine_definition (process_id, version, hash, version_tag, deployment) VALUES (?, ?, ?, ?, ?)',
    [processId, version, hash, versionTag ?? null, deployment],
  );
}

export async function insertResource(tx: SqlTransaction, hash: string, name: string, content: string): Promise<void> {
  const present = await tx.all('SELECT hash FROM engine_resource WHERE hash = ?', [hash]);
  if (present.length > 0) return;
  await tx.run('INSERT INTO engine_resource (hash, name, content) VALUES (?, ?, ?)', [hash, name, content]);
}

export async function resourceOf(tx: SqlTransaction, hash: string): Promise<{ name: string; content: string }> {
  const [row] = await tx.all<{ name: string; content: string }>(
    'SELECT name, content FROM engine_resource WHERE hash = ?',
    [hash],
  );
  if (!row) throw new Error(`Expected the resource with hash ${hash}, but there is none.`);
  return row;
}
