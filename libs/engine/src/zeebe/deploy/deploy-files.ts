import { createHash } from 'node:crypto';
import type { Resource } from '../../port.ts';
import type { ServerDefinition } from '../../remote/engine-server.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { refusalOf } from '../gateway/grpc-status.ts';
import { toZeebeXml } from './to-zeebe-xml.ts';

/** Milliseconds; large models on a busy broker take their time. */
const DEADLINE = 25_000;

interface Deployed {
  readonly deployments: readonly {
    readonly process?: { readonly bpmnProcessId: string; readonly processDefinitionKey: string };
    readonly decision?: { readonly dmnDecisionId: string; readonly decisionKey: string };
  }[];
}

/** Deploys process and decision files together; Zeebe keeps the version of a file that it has already. */
export async function deployFiles(gateway: Gateway, files: readonly Resource[]): Promise<ServerDefinition[]> {
  const resources = await Promise.all(files.map(toResource));
  try {
    const { deployments } = await gateway.call<Deployed>('DeployResource', { resources }, DEADLINE);
    return deployments.flatMap(({ process, decision }): ServerDefinition[] => {
      if (process) {
        return [{ kind: 'process', definitionId: process.bpmnProcessId, remoteId: process.processDefinitionKey }];
      }
      return decision
        ? [{ kind: 'decision', definitionId: decision.dmnDecisionId, remoteId: decision.decisionKey }]
        : [];
    });
  } catch (error) {
    throw refusalOf(error);
  }
}

async function toResource({ name, content }: Resource) {
  if (!name.endsWith('.bpmn')) return { name, content: Buffer.from(content) };
  // Two versions that differ only in what Zeebe does not get must be two versions there, too.
  const hash = createHash('sha256').update(content).digest('hex');
  return { name, content: Buffer.from(`${await toZeebeXml(content)}<!-- ${hash} -->\n`) };
}
