import type { RestExternalTask, RestJob } from '../client/rest-types.ts';
import { RestClient } from '../client/rest-client.ts';

interface TimerDefinition {
  readonly id: string;
  /** Kind and text of the timer, for example `DURATION: PT1H`. */
  readonly jobConfiguration: string;
}

/** How far the time of each server was put forward in all; a date was set on that clock. */
const totals = new Map<string, number>();
/** What of it each timer has got already. */
const given = new Map<string, number>();

/**
 * The server's clock cannot be moved from outside: for the instances of some processes everything that waits for a time is
 * made to wait that much shorter. Dates are those of a clock that was put forward each time.
 */
export async function putTimeForward(url: string, milliseconds: number, processIds: readonly string[]): Promise<void> {
  const client = new RestClient(url);
  const total = (totals.get(url) ?? 0) + milliseconds;
  totals.set(url, total);
  for (const processDefinitionKey of processIds) {
    await putTimersForward(client, processDefinitionKey, { milliseconds, total });
  }
  await putTriesForward(client, milliseconds, new Set(processIds));
}

async function putTimersForward(
  client: RestClient,
  processDefinitionKey: string,
  { milliseconds, total }: { readonly milliseconds: number; readonly total: number },
): Promise<void> {
  const definitions = await client.get<TimerDefinition[]>('/job-definition', { processDefinitionKey });
  const kinds = new Map(definitions.map(({ id, jobConfiguration }) => [id, jobConfiguration]));
  for (const { id, dueDate, jobDefinitionId } of await client.get<RestJob[]>('/job', {
    processDefinitionKey,
    timers: true,
  })) {
    const isDate = kinds.get(jobDefinitionId)?.startsWith('DATE') ?? false;
    const shift = isDate ? total - (given.get(id) ?? 0) : milliseconds;
    given.set(id, total);
    const duedate = new Date(Date.parse(dueDate ?? '') - shift).toISOString().replace('Z', '+0000');
    await client.put(`/job/${id}/duedate`, { duedate, cascade: true });
  }
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
