import type { ProcessModel } from '../../model/process-model.ts';
import type { RestClient } from '../client/rest-client.ts';
import type {
  HistoricActivity,
  HistoricInstance,
  HistoricVariable,
  RestExternalTask,
  RestIncident,
  RestJob,
  RestTask,
} from '../client/rest-types.ts';
import { fromRest, type RestValue } from '../client/rest-values.ts';
import { ERROR, parseHidden } from '../translate/hidden-names.ts';
import type { JobDefinitions } from './job-definitions.ts';
import type { Mirror } from './mirror.ts';

/** A timer that is set. */
export interface SnapshotTimer {
  readonly id: string;
  readonly element: string;
  readonly executionId: string;
  readonly dueAt: number;
}

/** All that the server tells of an instance at a time. */
export interface Snapshot {
  readonly instance: HistoricInstance;
  readonly activities: readonly HistoricActivity[];
  readonly variables: readonly HistoricVariable[];
  /** Variables that a new user task sees, by task id. */
  readonly tasks: ReadonlyMap<string, Readonly<Record<string, RestValue>>>;
  readonly incidents: readonly RestIncident[];
  /** By activity instance. */
  readonly externalTasks: ReadonlyMap<string, RestExternalTask>;
  readonly timers: readonly SnapshotTimer[];
  /** What went wrong, by the hidden step that waits. */
  readonly errors: ReadonlyMap<string, { readonly code: string; readonly message: string }>;
  /** Jobs by id → the element they are for. */
  readonly jobs: ReadonlyMap<string, { readonly element: string; readonly job: RestJob }>;
  /** Ids of jobs that enter elements, due or failed. */
  readonly asynchronous: readonly string[];
}

interface Needs {
  readonly client: RestClient;
  readonly jobDefinitions: JobDefinitions;
}

/** Reads an instance; undefined when the server does not know it (any more). */
export async function readSnapshot(
  needs: Needs,
  remoteId: string,
  model: ProcessModel,
  mirror: Mirror,
): Promise<Snapshot | undefined> {
  const first = await readOnce(needs, remoteId, model, mirror);
  // What was read beside the end may be from before it; after the end nothing changes any more.
  return first?.instance.endTime ? readOnce(needs, remoteId, model, mirror) : first;
}

async function readOnce(
  needs: Needs,
  remoteId: string,
  model: ProcessModel,
  mirror: Mirror,
): Promise<Snapshot | undefined> {
  const { client } = needs;
  const of = { processInstanceId: remoteId };
  const hasJobs = [...model.elements.values()].some(({ job }) => job);
  // What is gone from here has left its traces in what is read after it.
  const [tasks, incidents, external, jobs] = await Promise.all([
    client.get<RestTask[]>('/task', of),
    client.get<RestIncident[]>('/incident', of),
    hasJobs ? client.get<RestExternalTask[]>('/external-task', of) : [],
    client.get<RestJob[]>('/job', of),
  ]);
  const [instance, activities] = await Promise.all([
    client.find<HistoricInstance>(`/history/process-instance/${remoteId}`),
    client.get<HistoricActivity[]>('/history/activity-instance', { ...of, sortBy: 'occurrence', sortOrder: 'asc' }),
  ]);
  if (!instance) return undefined;
  const known = new Set(mirror.elements.map(({ task }) => task));
  const fresh = tasks.filter(({ id }) => !known.has(id));
  const [variables, details, errors] = await Promise.all([
    client.get<HistoricVariable[]>('/history/variable-instance', { executionIdIn: remoteId, deserializeValues: false }),
    readTasks(client, fresh),
    readErrors(client, activities, mirror),
  ]);
  return {
    ...{ instance, activities, variables, incidents, errors },
    tasks: details,
    externalTasks: new Map(external.map((task) => [task.activityInstanceId, task])),
    ...(await sortJobs(needs, jobs)),
  };
}

async function readTasks(client: RestClient, tasks: readonly RestTask[]) {
  const entries = await Promise.all(
    tasks.map(async ({ id }) => {
      const variables = await client.find<Record<string, RestValue>>(`/task/${id}/variables`, {
        deserializeValues: false,
      });
      return [id, variables] as const;
    }),
  );
  return new Map(entries.flatMap(([id, variables]) => (variables ? [[id, variables] as const] : [])));
}

async function readErrors(client: RestClient, activities: readonly HistoricActivity[], mirror: Mirror) {
  const told = new Set(mirror.incidents.map(({ id }) => id));
  const waiting = activities.filter(
    ({ id, activityId, endTime }) => !endTime && parseHidden(activityId)?.kind.startsWith('error') && !told.has(id),
  );
  if (waiting.length === 0) return new Map<string, { code: string; message: string }>();
  const variables = await client.get<HistoricVariable[]>('/history/variable-instance', {
    activityInstanceIdIn: waiting.map(({ id }) => id).join(','),
    variableName: ERROR,
    deserializeValues: false,
  });
  return new Map(
    variables.map((variable) => [
      variable.activityInstanceId,
      fromRest(variable) as { readonly code: string; readonly message: string },
    ]),
  );
}

async function sortJobs({ jobDefinitions }: Needs, jobs: readonly RestJob[]) {
  const timers: SnapshotTimer[] = [];
  const byId = new Map<string, { readonly element: string; readonly job: RestJob }>();
  const asynchronous: string[] = [];
  for (const job of jobs) {
    const definition = await jobDefinitions.get(job.jobDefinitionId);
    const element = definition?.activityId ?? '';
    byId.set(job.id, { element, job });
    const dueAt = job.dueDate === null ? 0 : Date.parse(job.dueDate);
    if (definition?.jobType.startsWith('timer'))
      timers.push({ id: job.id, element, executionId: job.executionId, dueAt });
    else asynchronous.push(job.id);
  }
  return { timers, jobs: byId, asynchronous };
}
