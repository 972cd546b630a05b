import { createHash } from 'node:crypto';
import type { Variables } from '../../command.ts';
import type { ProcessModel } from '../../model/process-model.ts';
import { fromRest } from '../client/rest-values.ts';
import { isEnteredByJob } from '../translate/write-element.ts';
import { isHiddenVariable } from '../translate/hidden-names.ts';
import { isExplained, joined } from './arrive.ts';
import { enter } from './enter.ts';
import { isHeldBack, resolveGone, tellIncidents } from './incidents.ts';
import { finish } from './leave.ts';
import { ROOT, type Leaving, type Mirror, type MirrorElement } from './mirror.ts';
import { Replay, timeOf, type Emit } from './replay.ts';
import type { Snapshot, SnapshotTimer } from './snapshot.ts';

export interface Taking {
  readonly model: ProcessModel;
  readonly mirror: Mirror;
  readonly snapshot: Snapshot;
  readonly emit: Emit;
  readonly now: number;
  /** Set until the instance was told of. */
  readonly isNew: boolean;
  /** The variables it was started with, when they are known. */
  readonly initial?: Variables;
  readonly parentInstanceId?: string;
}

/** Tells everything that a snapshot has and the mirror has not, and brings the mirror up to it. */
export function takeIn(taking: Taking): void {
  const { model, mirror, snapshot, now } = taking;
  let told = 0;
  const emit: Emit = (at, body) => {
    told += 1;
    taking.emit(at, body);
  };
  const replay = new Replay(model, mirror, snapshot, emit);
  tellVariables({ ...taking, emit });
  noteEnds(replay);
  resolveGone(replay, now);
  enterAll(replay);
  noteEnds(replay);
  for (const { element, scope } of [...mirror.joins]) joined(replay, element, scope);
  finishAll(replay, now);
  tellFailedJobs(replay, now);
  tellIncidents(replay, now);
  tellTimers(replay, now);
  noteCalls(replay);
  if (snapshot.instance.endTime && !replay.isIncomplete) tellEnd(replay);
  const stuck = new Set(mirror.incidents.map(({ reference }) => reference));
  const hasWork = snapshot.asynchronous.some((id) => !stuck.has(id));
  // Jobs were read before the rest: one that the rest tells of the cause of may be there by now.
  if (told === 0 && !hasWork && !replay.isIncomplete) mirror.leaving = [];
  const mayHaveWork = mirror.leaving.some((token) => leadsToJob(model, token));
  mirror.busy = snapshot.instance.endTime === null && (hasWork || mayHaveWork || replay.isIncomplete);
}

function leadsToJob({ flows, elements }: ProcessModel, token: Leaving): boolean {
  return token.flows.some((id) => {
    const target = elements.get(flows.get(id)?.target ?? '');
    return target !== undefined && isEnteredByJob(target);
  });
}

function tellVariables({ mirror, snapshot, emit, isNew, initial, parentInstanceId }: Taking): void {
  const current: Variables = Object.fromEntries(
    snapshot.variables
      .filter(({ name }) => !isHiddenVariable(name))
      .map((variable) => [variable.name, fromRest(variable)]),
  );
  const at = timeOf(snapshot.instance.startTime);
  if (isNew) {
    const variables = initial ?? current;
    emit(at, { type: 'instance-started', variables, ...(parentInstanceId !== undefined && { parentInstanceId }) });
    for (const [name, value] of Object.entries(variables)) mirror.variables[name] = hashOf(value);
  }
  const changed = Object.entries(current).filter(([name, value]) => mirror.variables[name] !== hashOf(value));
  if (changed.length === 0) return;
  for (const [name, value] of changed) mirror.variables[name] = hashOf(value);
  emit(Date.now(), { type: 'variables-updated', variables: Object.fromEntries(changed) });
}

/** Enters what is new, each after what led to it; what nothing leads to was entered by hand. */
function enterAll(replay: Replay): void {
  replay.fresh = replay.snapshot.activities
    .filter(({ id }) => !replay.byId(id) && !replay.isSeen(id))
    .map((row) => replay.occurrence(row))
    .filter((occurrence) => occurrence !== undefined);
  while (replay.fresh.length > 0) {
    const index = replay.fresh.findIndex((occurrence) => isExplained(replay, occurrence));
    const [next] = replay.fresh.splice(Math.max(index, 0), 1);
    if (next) enter(replay, next);
  }
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('base64').slice(0, 12);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}

/** Finds out which of the element instances that are open have ended on the server. */
function noteEnds(replay: Replay): void {
  const waiting = replay.snapshot.activities.filter(
    ({ activityId, endTime }) => !endTime && activityId.includes('error'),
  );
  for (const element of replay.mirror.elements) {
    const row = replay.rows.get(element.id);
    if (!row?.endTime || (element.held && !row.canceled)) continue;
    if (waiting.some(({ id }) => isHeldBack(replay, element, id))) continue;
    replay.ending.set(element, row);
  }
}

/** Ends what has ended and led nowhere: the inner first, in the order of time. */
function finishAll(replay: Replay, now: number): void {
  const depthOf = (element: MirrorElement): number => {
    const outer = replay.mirror.elements.find(({ key }) => key === element.scope);
    return outer ? depthOf(outer) + 1 : 0;
  };
  const ends = [...replay.ending].map(([element, row]) => ({
    element,
    end: timeOf(row.endTime),
    depth: depthOf(element),
  }));
  ends.sort(
    (one, other) =>
      one.end - other.end || other.depth - one.depth || Number(one.element.key) - Number(other.element.key),
  );
  for (const { element } of ends) if (replay.ending.has(element)) finish(replay, element, now);
}

/** A job that enters an element is gone, but the element was not entered: it was ended meanwhile. */
function tellFailedJobs(replay: Replay, now: number): void {
  for (const element of replay.mirror.elements.filter(({ held }) => held === 'job')) {
    if (!replay.snapshot.jobs.has(element.id)) finish(replay, element, now);
  }
  for (const element of replay.mirror.elements) tellTries(replay, element, now);
}

function tellTries(replay: Replay, element: MirrorElement, now: number): void {
  const { job } = element;
  const external = job && replay.snapshot.externalTasks.get(element.id);
  if (!job || !external) return;
  job.id = external.id;
  const { retries } = external;
  const hasFailed =
    retries !== null && external.errorMessage !== null && (job.retries === null || retries < job.retries);
  if (hasFailed) {
    const { element: elementId, key } = element;
    const message = external.errorMessage;
    replay.emit(now, { type: 'job-failed', elementId, key, jobType: job.type, retries, message });
  }
  job.retries = retries;
}

function tellTimers(replay: Replay, now: number): void {
  const { mirror, snapshot } = replay;
  for (const timer of snapshot.timers) {
    if (mirror.timers.includes(timer.id)) continue;
    const key = timerOwner(replay, timer);
    if (key === undefined) continue;
    replay.emit(now, { type: 'timer-scheduled', elementId: timer.element, key, dueAt: timer.dueAt });
    mirror.timers.push(timer.id);
  }
  const set = new Set(snapshot.timers.map(({ id }) => id));
  mirror.timers = mirror.timers.filter((id) => set.has(id));
}

/** Who waits for a timer: the activity, the event itself or the gateway before it, the scope of an event sub-process. */
function timerOwner({ model, mirror, rows }: Replay, { element: id, executionId }: SnapshotTimer): string | undefined {
  const element = model.elements.get(id);
  if (!element) return undefined;
  const owner =
    element.type === 'boundaryEvent'
      ? element.attachedTo
      : element.type === 'startEvent'
        ? model.elements.get(element.scope)?.scope
        : id;
  if (owner === model.root.id) return ROOT;
  const sources = element.incoming.map(({ source }) => source);
  const candidates = mirror.elements.filter(
    (candidate) =>
      candidate.element === owner || (element.type === 'intermediateCatchEvent' && sources.includes(candidate.element)),
  );
  const exact = candidates.find((candidate) => rows.get(candidate.id)?.executionId === executionId);
  return (exact ?? candidates[0])?.key;
}

function noteCalls({ mirror, rows }: Replay): void {
  for (const { id, key } of mirror.elements) {
    const called = rows.get(id)?.calledProcessInstanceId;
    if (called) mirror.called[called] = key;
  }
}

function tellEnd(replay: Replay): void {
  const { snapshot, mirror, emit } = replay;
  const at = timeOf(snapshot.instance.endTime);
  for (const element of mirror.elements.filter(({ scope }) => scope === ROOT)) finish(replay, element, at);
  for (const element of [...mirror.elements]) finish(replay, element, at);
  emit(at, { type: hasCompleted(replay) ? 'instance-completed' : 'instance-terminated' });
}

/** A modification that leads to the end counts for the server as an end by force. */
function hasCompleted({ model, mirror, snapshot }: Replay): boolean {
  const { state, endTime, id } = snapshot.instance;
  if (state !== 'EXTERNALLY_TERMINATED' || mirror.canceled) return state === 'COMPLETED';
  const end = timeOf(endTime);
  return snapshot.activities.some(
    (row) =>
      row.parentActivityInstanceId === id &&
      !row.canceled &&
      model.elements.get(row.activityId)?.type === 'endEvent' &&
      end - timeOf(row.endTime) < AT_ONCE,
  );
}

/** Milliseconds between the last end event and the end of its instance. */
const AT_ONCE = 200;
