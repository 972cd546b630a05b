import { createHash } from 'node:crypto';
import type { DeployedDefinition, Resource } from '../port.ts';
import type { SqlTransaction } from '../sql.ts';
import type { DeploymentContext } from './deployment-context.ts';
import type { ProcessModel } from '../model/process-model.ts';
import { insertDefinition, insertResource, latestDefinition, nextDeployment } from '../definitions/definition-store.ts';
import { lockDeployments } from '../store/locking.ts';
import { checkResources } from './check-resources.ts';
import { DeploymentRejection } from './deployment-rejection.ts';
import type { KnownNames } from './known-names.ts';
import { deployDecisions } from './deploy-decisions.ts';
import { subscribeStarts } from './subscribe-starts.ts';

/** Checks and stores the files of a deployment: all, or none when there is a problem in one. */
export async function deploy(
  tx: SqlTransaction,
  context: DeploymentContext,
  resources: readonly Resource[],
  known: KnownNames,
): Promise<DeployedDefinition[]> {
  const { checked, decisions, problems } = await checkResources(resources, known);
  if (problems.length > 0) throw new DeploymentRejection(problems);
  await lockDeployments(tx);
  const deployment = await nextDeployment(tx);
  const deployed: DeployedDefinition[] = [];
  for (const file of decisions) deployed.push(...(await deployDecisions(tx, context, file, deployment)));
  for (const { resource, processes } of checked) {
    const hash = createHash('sha256').update(resource.content).digest('hex');
    context.definitions.models.put(hash, processes);
    await insertResource(tx, hash, resource.name, resource.content);
    for (const process of processes) {
      deployed.push(await deployProcess(tx, context, { process, hash, deployment, resource: resource.name }));
    }
  }
  return deployed;
}

interface NewProcess {
  readonly process: ProcessModel;
  readonly hash: string;
  readonly deployment: number;
  readonly resource: string;
}

async function deployProcess(
  tx: SqlTransaction,
  context: DeploymentContext,
  { process, hash, deployment, resource }: NewProcess,
): Promise<DeployedDefinition> {
  const { processId } = process;
  const latest = await latestDefinition(tx, processId);
  if (latest?.hash === hash) {
    return { kind: 'process', definitionId: processId, version: latest.version, resource, hash, created: false };
  }
  const version = (latest?.version ?? 0) + 1;
  await insertDefinition(tx, { processId, version, hash, deployment }, process.versionTag);
  await subscribeStarts(tx, context, process, version);
  return { kind: 'process', definitionId: processId, version, resource, hash, created: true };
}
