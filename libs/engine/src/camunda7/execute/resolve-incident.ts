import { ServerRefusal, type Executed, type ServerCommand } from '../../remote/engine-server.ts';
import { mirrorOf } from '../intake/mirror.ts';
import { remoteIdOf, settleFamily, type ExecuteContext } from './context.ts';
import { executionOf } from './executions.ts';

type ResolveIncident = Extract<ServerCommand, { readonly type: 'resolve-incident' }>;

/** Takes the step again at which an element stopped: a hidden step is signalled, a job gets new tries. */
export async function resolveIncident(context: ExecuteContext, command: ResolveIncident): Promise<Executed> {
  const { instance, incidentKey, retries = 1, attempt } = command;
  const incident = mirrorOf(instance.mirror).incidents.find(({ key }) => key === incidentKey);
  if (!incident) {
    if (attempt > 0) return {};
    throw new ServerRefusal(`Expected an open incident "${incidentKey}", but there is none.`);
  }
  const { kind, reference } = incident;
  if (kind === 'job') await context.client.put(`/job/${reference}/retries`, { retries: 1 });
  else if (kind === 'external') await context.client.put(`/external-task/${reference}/retries`, { retries });
  else {
    const execution = await executionOf(context, remoteIdOf(instance), reference);
    if (execution) await context.client.post(`/execution/${execution}/signal`);
  }
  await settleFamily(context, instance);
  return {};
}
