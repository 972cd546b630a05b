import { RestClient } from '../client/rest-client.ts';
import type { RestExternalTask, RestJob } from '../client/rest-types.ts';

/**
 * The server's clock cannot be moved from outside: for the instances of some processes everything that waits for a time is
 * made to wait that much shorter, repetitions of timers included.
 */
export async function putTimeForward(url: string, milliseconds: number, processIds: readonly string[]): Promise<void> {
  const client = new RestClient(url);
  for (const processDefinitionKey of processIds) {
    for (const { id, dueDate } of await client.get<RestJob[]>('/job', { processDefinitionKey, timers: true })) {
      const duedate = new Date(Date.parse(dueDate ?? '') - milliseconds).toISOString().replace('Z', '+0000');
      await client.put(`/job/${id}/duedate`, { duedate, cascade: true });
    }
  }
  await putTriesForward(client, milliseconds, new Set(processIds));
}

/** Jobs whose next try is later. */
async function putTriesForward(
  client: RestClient,
  milliseconds: number,
  processIds: ReadonlySet<string>,
): Promise<void> {
  const tasks = await client.get<RestExternalTask[]>('/external-task', { active: true, locked: true });
  for (const { id, processDefinitionKey, errorMessage, lockExpirationTime, retries } of tasks) {
    if (!processIds.has(processDefinitionKey) || errorMessage === null || retries === 0) continue;
    if (Date.parse(lockExpirationTime ?? '') - milliseconds <= Date.now()) {
      await client.post(`/external-task/${id}/unlock`);
    }
  }
}
