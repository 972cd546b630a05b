import { ServerRefusal, type Executed } from '../../remote/engine-server.ts';
import type { RemoteInstance } from '../../remote/remote-instance.ts';
import { codeOf, status } from '../gateway/grpc-status.ts';
import { mirrorOf } from '../mirror/mirror.ts';
import type { CommandOf, ExecuteNeeds } from './execute.ts';

/** Has an element that stopped try again; a job that ran out of tries gets new ones before. */
export async function resolveIncident(
  { gateway }: ExecuteNeeds,
  { attempt, instance, incidentKey, retries = 1 }: CommandOf<'resolve-incident'>,
): Promise<Executed> {
  const incident = incidentIn(instance, incidentKey);
  if (!incident) {
    if (attempt > 0) return {};
    throw new ServerRefusal(`Expected an open incident "${incidentKey}", but there is none.`);
  }
  try {
    if (incident.job !== undefined) await gateway.call('UpdateJobRetries', { jobKey: incident.job, retries });
    await gateway.call('ResolveIncident', { incidentKey });
  } catch (error) {
    if (attempt === 0 || codeOf(error) !== status.notFound) throw error;
  }
  return { isSeen: (now) => incidentIn(now, incidentKey) === undefined };
}

function incidentIn(instance: RemoteInstance | undefined, key: string) {
  for (const { incidents } of Object.values(mirrorOf(instance)?.elements ?? {})) {
    if (incidents?.[key]) return incidents[key];
  }
  return undefined;
}
