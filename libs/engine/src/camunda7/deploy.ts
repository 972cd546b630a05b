import { createHash } from 'node:crypto';
import { readModels } from '../model/read-model.ts';
import type { Resource } from '../port.ts';
import { ServerRefusal, type ServerDefinition } from '../remote/engine-server.ts';
import type { RestClient } from './client/rest-client.ts';
import { translateDecisions } from './translate/translate-decisions.ts';
import { translateProcesses } from './translate/translate-process.ts';

interface RestDefinition {
  readonly id: string;
  readonly key: string;
}

/** Translates and deploys files together; the same files again are the same deployment. */
export async function deployFiles(client: RestClient, files: readonly Resource[]): Promise<ServerDefinition[]> {
  const translated = await Promise.all(files.map(translate));
  const kept = translated.filter((file) => file !== undefined);
  if (kept.length === 0) return [];
  const name = createHash('sha256').update(JSON.stringify(kept)).digest('hex');
  const id = (await currentDeployment(client, `safeflow ${name}`)) ?? (await create(client, `safeflow ${name}`, kept));
  const [processes, decisions] = await Promise.all([
    client.get<RestDefinition[]>('/process-definition', { deploymentId: id }),
    client.get<RestDefinition[]>('/decision-definition', { deploymentId: id }),
  ]);
  const listed = (kind: 'process' | 'decision', definitions: readonly RestDefinition[]) =>
    definitions.map(({ id: remoteId, key: definitionId }) => ({ kind, definitionId, remoteId }));
  return [...listed('process', processes), ...listed('decision', decisions)];
}

async function create(client: RestClient, name: string, files: readonly Resource[]): Promise<string> {
  const form = new FormData();
  form.set('deployment-name', name);
  form.set('deployment-source', 'safeflow');
  for (const [index, file] of files.entries()) form.set(`file${index}`, new Blob([file.content]), file.name);
  return (await client.post<{ id: string }>('/deployment/create', form)).id;
}

/** The deployment of these files, when all that is in it is still the latest version of itself. */
async function currentDeployment(client: RestClient, name: string): Promise<string | undefined> {
  const [last] = await client.get<{ id: string }[]>('/deployment', {
    name,
    sortBy: 'deploymentTime',
    sortOrder: 'desc',
  });
  if (!last) return undefined;
  for (const kind of ['process', 'decision']) {
    for (const { key } of await client.get<RestDefinition[]>(`/${kind}-definition`, { deploymentId: last.id })) {
      const latest = await client.find<{ deploymentId: string }>(`/${kind}-definition/key/${encodeURIComponent(key)}`);
      if (latest?.deploymentId !== last.id) return undefined;
    }
  }
  return last.id;
}

async function translate({ name, content }: Resource): Promise<Resource | undefined> {
  if (name.endsWith('.dmn')) return { name, content: translateDecisions(content) };
  if (!name.endsWith('.bpmn')) return undefined;
  const { processes, problems } = await readModels(name, content);
  const [problem] = problems;
  if (problem) throw new ServerRefusal(`${name}: ${problem.element}: ${problem.message}`);
  return { name, content: translateProcesses(processes) };
}
