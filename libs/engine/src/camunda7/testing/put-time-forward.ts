import type { RestExternalTask, RestJob } from '../client/rest-types.ts';
import { RestClient } from '../client/rest-client.ts';

/**
 * The server's clock cannot be moved from outside: for the instances of some processes everything that waits for a time is
 * made to wait that much shorter.
 */
export async function putTimeForward(url: string, milliseconds: number, processIds: readonly string[]): Promise<void> {
  const client = new RestClient(url);
  for (const processDefinitionKey of processIds) {
    for (const { id, dueDate } of await client.get<RestJob[]>('/job', { processDefinitionKey, timers: true })) {
      const due = new Date(Date.parse(dueDate ?? '') - milliseconds).toISOString().replace('Z', '+0000');
      await client.put(`/job/${id}/duedate`, { duedate: due, cascade: true });
    }
    const tasks = await client.get<RestExternalTask[]>('/external-task', {
      processDefinitionId: undefined,
      active: true,
    });
    for (const { id, errorMessage, lockExpirationTime, retries } of tasks) {
      const isDelayed = errorMessage !== null && retries !== 0 && lockExpirationTime !== null;
      if (isDelayed && Date.parse(lockExpirationTime) - milliseconds <= Date.now()) {
        await client.post(`/external-task/${id}/unlock`);
      }
    }
  }
}
