import type { SqlTransaction } from '../sql.ts';

/** A version of a decision. */
export interface StoredDecision {
  readonly decisionId: string;
  readonly version: number;
  /** Hash of the file it is in. */
  readonly hash: string;
  /** Grows with each deployment. */
  readonly deployment: number;
}

export async function latestDecision(tx: SqlTransaction, decisionId: string): Promise<StoredDecision | undefined> {
  const [row] = await tx.all<StoredDecision>(
    `SELECT decision_id AS decisionId, version, hash, deployment FROM engine_decision WHERE decision_id = ?
     ORDER BY version DESC LIMIT 1`,
    [decisionId],
  );
  return row;
}

export async function insertDecision(
  tx: SqlTransaction,
  { decisionId, version, hash, deployment }: StoredDecision,
): Promise<void> {
  await tx.run('INSERT INTO engine_decision (decision_id, version, hash, deployment) VALUES (?, ?, ?, ?)', [
    decisionId,
    version,
    hash,
    deployment,
  ]);
}
