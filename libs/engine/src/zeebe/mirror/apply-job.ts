import { dateMilliseconds } from '../../model/timer-text.ts';
import type { EventBase, UserTaskCreated } from '../../event.ts';
import { elementBase, elementIn, type AboutInstance } from './intake-context.ts';
import { ROOT_KEY, USER_TASK_JOB, visibleVariables, type ElementMirror } from './mirror.ts';

/** Takes in what happened to a job. Zeebe offers user tasks as jobs, too. */
export async function applyJob(about: AboutInstance): Promise<void> {
  const { record } = about;
  if (record.intent === 'CREATED') enterUnheard(about);
  const known = elementIn(about, record.value.elementInstanceKey);
  if (!known) return;
  const { key, element } = known;
  switch (record.intent) {
    case 'CREATED':
      return create(about, key, element);
    case 'COMPLETED':
    case 'CANCELED':
      return close(about, key, element);
    case 'FAILED':
      return fail(about, key, element);
    case 'RETRIES_UPDATED':
      if (element.job) element.job.retries = record.value.retries ?? element.job.retries;
      return;
    default:
      return;
  }
}

/** A job of an element of whose beginning the events were lost. */
function enterUnheard(about: AboutInstance): void {
  const { context, record, instance, mirror } = about;
  const { elementId = '', elementInstanceKey: key = '', type } = record.value;
  if (elementIn(about, key)) return;
  const elementType = type === USER_TASK_JOB ? 'USER_TASK' : 'SERVICE_TASK';
  const element: ElementMirror = { element: elementId, type: elementType, scope: ROOT_KEY, state: 'activating' };
  mirror.elements[key] = element;
  context.emit(instance, record.timestamp, { type: 'element-activated', ...elementBase(key, element) });
}

async function create(about: AboutInstance, key: string, element: ElementMirror): Promise<void> {
  const { context, record, instance, mirror } = about;
  const { type: jobType = '', retries = 0, customHeaders: headers = {} } = record.value;
  if (element.job?.key === record.key) return;
  if (jobType === USER_TASK_JOB) {
    return openTask({ context, instance, mirror, at: record.timestamp }, key, { key: record.key, retries, headers });
  }
  element.job = { key: record.key, type: jobType, retries, failures: 0 };
  context.emit(instance, record.timestamp, { type: 'job-created', ...elementBase(key, element), jobType });
}

/** Where a user task opens. */
interface Opening extends Pick<AboutInstance, 'context' | 'instance' | 'mirror'> {
  /** UTC milliseconds. */
  readonly at: number;
}

/** The job that stands for a user task. */
interface TaskJob {
  readonly key: string;
  readonly retries: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Notes a user task at an element instance and tells of it. */
export async function openTask(opening: Opening, key: string, job: TaskJob): Promise<void> {
  const { context, instance, mirror, at } = opening;
  const element = mirror.elements[key];
  if (!element) return;
  element.job = { key: job.key, type: USER_TASK_JOB, retries: job.retries, failures: 0 };
  const task = await describe(opening, key, element, job.headers);
  context.emit(instance, at, { type: 'user-task-created', ...elementBase(key, element), ...task });
}

function close({ context, record, instance }: AboutInstance, key: string, element: ElementMirror): void {
  if (element.job?.key !== record.key) return;
  const jobType = element.job.type;
  delete element.job;
  const isCompleted = record.intent === 'COMPLETED';
  const base = elementBase(key, element);
  if (jobType === USER_TASK_JOB) {
    const type = isCompleted ? 'user-task-completed' : 'user-task-canceled';
    context.emit(instance, record.timestamp, { type, ...base });
  } else if (isCompleted) context.emit(instance, record.timestamp, { type: 'job-completed', ...base, jobType });
}

function fail({ context, record, instance }: AboutInstance, key: string, element: ElementMirror): void {
  if (element.job?.key !== record.key) return;
  const { retries = 0, errorMessage: message = '' } = record.value;
  element.job.retries = retries;
  element.job.failures += 1;
  const { type: jobType } = element.job;
  if (jobType === USER_TASK_JOB) return;
  const base = elementBase(key, element);
  context.emit(instance, record.timestamp, { type: 'job-failed', ...base, jobType, retries, message });
}

type Described = Omit<UserTaskCreated, 'type' | keyof ReturnType<typeof elementBase> | keyof EventBase>;

/** What the task's list and form need: the evaluated assignment from the job, the rest from the model. */
async function describe(
  { context, instance, mirror }: Opening,
  key: string,
  { element }: ElementMirror,
  headers: TaskJob['headers'],
): Promise<Described> {
  const own = (name: string) => headers[`io.camunda.zeebe:${name}`];
  const model = (await context.definitionOf(instance))?.model.elements.get(element);
  const dueDate = own('dueDate');
  return {
    formId: model?.userTask?.formId,
    assignee: own('assignee'),
    candidateGroups: textList(own('candidateGroups')),
    candidateUsers: textList(own('candidateUsers')),
    dueAt: dueDate ? dateMilliseconds(dueDate) : undefined,
    headers: model?.headers ?? {},
    properties: model?.properties ?? {},
    variables: visibleVariables(mirror, key),
  };
}

function textList(json: string | undefined): string[] {
  return json ? (JSON.parse(json) as unknown[]).map(String) : [];
}
