import { createHash } from 'node:crypto';
import type { DeployedDefinition } from '../port.ts';
import type { SqlTransaction } from '../sql.ts';
import type { DeploymentContext } from './deployment-context.ts';
import { insertDecision, latestDecision } from '../definitions/decision-store.ts';
import { insertResource } from '../definitions/definition-store.ts';
import type { CheckedDecisions } from './check-decisions.ts';

/** Stores the decisions of a file; unchanged content keeps its version. */
export async function deployDecisions(
  tx: SqlTransaction,
  context: DeploymentContext,
  { resource, decisions }: CheckedDecisions,
  deployment: number,
): Promise<DeployedDefinition[]> {
  const hash = createHash('sha256').update(resource.content).digest('hex');
  context.definitions.decisions.put(hash, decisions);
  await insertResource(tx, hash, resource.name, resource.content);
  const deployed: DeployedDefinition[] = [];
  for (const { id } of decisions.decisions) {
    const latest = await latestDecision(tx, id);
    const created = latest?.hash !== hash;
    const version = created ? (latest?.version ?? 0) + 1 : latest.version;
    if (created) await insertDecision(tx, { decisionId: id, version, hash, deployment });
    deployed.push({ kind: 'decision', definitionId: id, version, resource: resource.name, hash, created });
  }
  return deployed;
}
