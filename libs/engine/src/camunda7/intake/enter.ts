import type { ElementModel } from '../../model/process-model.ts';
import { dateMilliseconds } from '../../model/timer-text.ts';
import type { HistoricActivity } from '../client/rest-types.ts';
import type { RestValue } from '../client/rest-values.ts';
import { fromRest, visibleOf } from '../client/rest-values.ts';
import { ASSIGNMENT } from '../translate/hidden-names.ts';
import { arrive, isJoin } from './arrive.ts';
import { loopMark } from './leave.ts';
import type { MirrorElement } from './mirror.ts';
import { timeOf, type Occurrence, type Replay } from './replay.ts';

/** Tells that an element was entered, and what it waits for. Does nothing as long as that cannot be told completely. */
export function enter(replay: Replay, occurrence: Occurrence): void {
  const { row, element, loop, holds } = occurrence;
  const scope = replay.scopeOf(row);
  const isTurn = element.loop !== undefined && !loop;
  const task = isTurn || !element.loop ? replay.snapshot.tasks.get(row.taskId ?? '') : undefined;
  const external = loop ? undefined : replay.snapshot.externalTasks.get(row.id);
  const isOpen = row.endTime === null && !holds && !loop;
  const lacksDetails = isOpen && ((element.userTask && !task) || (element.job && !external));
  if (scope === undefined || lacksDetails) {
    replay.isIncomplete = true;
    return;
  }
  if (isJoin(element)) {
    if (replay.mirror.joins.some(({ id }) => id === row.id)) return;
    arrive(replay, occurrence, scope);
    replay.mirror.joins.push({ id: row.id, element: element.id, scope });
    replay.see(row.id);
    return;
  }
  const entered = held(replay, occurrence, scope) ?? activated(replay, occurrence, scope);
  if (row.endTime) replay.ending.set(entered, row);
  if (holds) {
    entered.held = 'step';
    return;
  }
  delete entered.held;
  if (loop) return;
  if (element.userTask) tellTask(replay, entered, element, row, task);
  if (element.job) tellJob(replay, entered, element, timeOf(row.startTime), external);
}

/** The element instance whose token a hidden step or a job has held until now. */
function held(replay: Replay, { row, element, loop }: Occurrence, scope: string): MirrorElement | undefined {
  const found = replay.mirror.elements.find(
    (candidate) =>
      candidate.held !== undefined &&
      candidate.element === element.id &&
      candidate.scope === scope &&
      candidate.loop === loop &&
      isLetGo(replay, candidate),
  );
  if (!found) return undefined;
  if (found.held === 'step') replay.see(found.id);
  replay.ending.delete(found);
  replay.rename(found, row.id);
  if (row.calledProcessInstanceId) replay.mirror.called[row.calledProcessInstanceId] = found.key;
  return found;
}

function isLetGo(replay: Replay, { held, id }: MirrorElement): boolean {
  if (held !== 'job') return replay.rows.get(id)?.endTime !== null;
  // A job that was read just before it was done was let go, too; one that failed is not.
  return replay.snapshot.jobs.get(id)?.job.retries !== 0;
}

/** Tells the way to an element instance and that it is active. */
export function activated(replay: Replay, occurrence: Occurrence, scope: string): MirrorElement {
  const { row, element, loop } = occurrence;
  arrive(replay, occurrence, scope);
  const key = replay.nextKey();
  const entered: MirrorElement = { id: row.id, key, element: element.id, scope, ...(loop && { loop }) };
  replay.add(entered);
  if (row.calledProcessInstanceId) replay.mirror.called[row.calledProcessInstanceId] = key;
  replay.emit(timeOf(row.startTime), { type: 'element-activated', elementId: element.id, key, ...loopMark(entered) });
  return entered;
}

function tellTask(
  replay: Replay,
  entered: MirrorElement,
  element: ElementModel,
  { taskId, startTime }: HistoricActivity,
  variables: Readonly<Record<string, RestValue>> = {},
): void {
  entered.task = taskId ?? '';
  replay.emit(timeOf(startTime), {
    type: 'user-task-created',
    elementId: element.id,
    key: entered.key,
    formId: element.userTask?.formId,
    ...assignmentOf(element, variables),
    headers: element.headers,
    properties: element.properties,
    variables: visibleOf(variables),
  });
}

interface Evaluated {
  readonly assignee?: string;
  readonly groups?: readonly string[];
  readonly users?: readonly string[];
  readonly due?: string | null;
}

/** What only expressions tell has been kept with the task; the rest stands in the model. */
function assignmentOf({ userTask }: ElementModel, variables: Readonly<Record<string, RestValue>>) {
  const kept = variables[ASSIGNMENT];
  const evaluated = ((kept && fromRest(kept)) ?? {}) as Evaluated;
  const text = (expression: { readonly isStatic: boolean; readonly source: string } | undefined) =>
    expression?.isStatic ? expression.source : undefined;
  const list = (values: readonly string[] | undefined, fixed: string | undefined) =>
    (values ?? fixed?.split(',') ?? []).map((value) => value.trim()).filter(Boolean);
  const due = evaluated.due ?? text(userTask?.dueDate);
  return {
    assignee: evaluated.assignee ?? text(userTask?.assignee),
    candidateGroups: list(evaluated.groups, text(userTask?.candidateGroups)),
    candidateUsers: list(evaluated.users, text(userTask?.candidateUsers)),
    dueAt: due ? dateMilliseconds(due) : undefined,
  };
}

function tellJob(
  replay: Replay,
  entered: MirrorElement,
  { job, id: elementId }: ElementModel,
  at: number,
  external: { readonly id: string; readonly topicName: string; readonly retries: number | null } | undefined,
): void {
  const jobType = external?.topicName ?? job?.type.source ?? '';
  entered.job = { id: external?.id ?? '', type: jobType, retries: external?.retries ?? null };
  replay.emit(at, { type: 'job-created', elementId, key: entered.key, jobType });
}
