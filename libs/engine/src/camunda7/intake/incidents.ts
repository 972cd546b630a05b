import type { IncidentCode } from '../../event.ts';
import type { ElementModel } from '../../model/process-model.ts';
import type { RestIncident } from '../client/rest-types.ts';
import { parseHidden } from '../translate/hidden-names.ts';
import { activated } from './enter.ts';
import type { MirrorElement, MirrorIncident } from './mirror.ts';
import { ROOT } from './mirror.ts';
import type { Replay } from './replay.ts';

/** Tells incidents that are new and those that are over. */
export function tellIncidents(replay: Replay, now: number): void {
  resolveGone(replay, now);
  tellWaiting(replay, now);
  for (const incident of replay.snapshot.incidents) {
    if (replay.mirror.incidents.some(({ id }) => id === incident.id)) continue;
    if (incident.incidentType === 'failedExternalTask') tellExternal(replay, incident, now);
    if (incident.incidentType === 'failedJob') tellJob(replay, incident, now);
  }
}

/** Ends incidents before anything else is told: what was held goes on. */
export function resolveGone(replay: Replay, now: number): void {
  const { mirror, snapshot } = replay;
  const open = new Set(snapshot.incidents.map(({ id }) => id));
  for (const incident of mirror.incidents) {
    const row = replay.rows.get(incident.id);
    const isOver = incident.kind === 'step' ? row?.endTime && !row.canceled : !open.has(incident.id);
    const element = mirror.elements.find(({ key }) => key === incident.elementKey);
    if (!isOver || !element) continue;
    replay.emit(now, {
      type: 'incident-resolved',
      elementId: element.element,
      key: element.key,
      incidentKey: incident.key,
    });
    mirror.incidents = mirror.incidents.filter((other) => other !== incident);
  }
}

/** Hidden steps that hold a token because an expression failed. */
function tellWaiting(replay: Replay, now: number): void {
  for (const row of replay.snapshot.activities) {
    const hidden = parseHidden(row.activityId);
    if (row.endTime || !hidden?.kind.startsWith('error')) continue;
    if (replay.mirror.incidents.some(({ id }) => id === row.id)) continue;
    const error = replay.snapshot.errors.get(row.id);
    const element =
      replay.byId(row.id) ?? replay.mirror.elements.find((candidate) => isHeldBack(replay, candidate, row.id));
    if (!error || !element) {
      replay.isIncomplete = true;
      continue;
    }
    tell(
      replay,
      element,
      now,
      { id: row.id, kind: 'step', reference: row.id },
      error.code as IncidentCode,
      error.message,
    );
  }
}

/** Whether an element instance has ended on the server, but its end waits for a hidden step behind it. */
export function isHeldBack(
  replay: Replay,
  { id, element }: Pick<MirrorElement, 'id' | 'element'>,
  stepId: string,
): boolean {
  const step = replay.rows.get(stepId);
  const hidden = step && parseHidden(step.activityId);
  if (!step || !hidden || hidden.elementId !== element) return false;
  if (hidden.kind !== 'errordone' && hidden.kind !== 'errorbody') return false;
  return replay.rows.get(id)?.parentActivityInstanceId === step.parentActivityInstanceId;
}

function tellExternal(replay: Replay, incident: RestIncident, now: number): void {
  const reference = incident.configuration ?? '';
  const element = replay.mirror.elements.find(({ job }) => job?.id === reference);
  if (!element) {
    replay.isIncomplete = true;
    return;
  }
  const message = incident.incidentMessage ?? '';
  const code = UNHANDLED.test(message) ? 'unhandled-error' : 'job-retries';
  tell(replay, element, now, { id: incident.id, kind: 'external', reference }, code, message);
}

const UNHANDLED = /^Expected error ".*" to be caught, but no event does/;

function tellJob(replay: Replay, incident: RestIncident, now: number): void {
  const reference = incident.configuration ?? '';
  const hidden = parseHidden(incident.activityId);
  const model = replay.model.elements.get(hidden?.elementId ?? incident.activityId);
  if (!model) return;
  const element = hidden?.kind.startsWith('pre') ? holdFor(replay, model, reference, now) : ownerOf(replay, model);
  if (!element) {
    replay.isIncomplete = true;
    return;
  }
  const message = incident.incidentMessage ?? '';
  tell(replay, element, now, { id: incident.id, kind: 'job', reference }, codeOf(model), message);
}

function codeOf({ call, decision, event }: ElementModel): IncidentCode {
  if (call) return 'called-process';
  if (decision) return 'decision';
  return event?.kind === 'timer' ? 'timer' : 'expression';
}

/** The job that enters an element failed: the element counts as entered, as in Zeebe. */
function holdFor(replay: Replay, element: ElementModel, jobId: string, now: number): MirrorElement | undefined {
  const known = replay.byId(jobId);
  if (known) return known;
  const { mirror } = replay;
  const around = mirror.elements.find(
    ({ element: id, loop }) => id === (element.loop ? element.id : element.scope) && (!element.loop || loop),
  );
  const scope = !element.loop && element.scope === replay.model.root.id ? ROOT : around?.key;
  if (scope === undefined) return undefined;
  const startTime = new Date(now).toISOString();
  const row = {
    ...{ id: jobId, parentActivityInstanceId: '', activityId: element.id, activityType: '', processInstanceId: '' },
    ...{ executionId: '', taskId: null, calledProcessInstanceId: null, startTime, endTime: null, canceled: false },
  };
  const entered = activated(replay, { row, element }, scope);
  entered.held = 'job';
  return entered;
}

/** Who waits for an event whose job failed. */
function ownerOf({ mirror }: Replay, element: ElementModel): MirrorElement | undefined {
  const id = element.type === 'boundaryEvent' ? element.attachedTo : element.id;
  return mirror.elements.find((candidate) => candidate.element === id);
}

function tell(
  replay: Replay,
  element: MirrorElement,
  now: number,
  source: Pick<MirrorIncident, 'id' | 'kind' | 'reference'>,
  code: IncidentCode,
  message: string,
): void {
  const incidentKey = replay.nextKey();
  replay.mirror.incidents.push({ ...source, key: incidentKey, elementKey: element.key });
  replay.emit(now, {
    type: 'incident-created',
    elementId: element.element,
    key: element.key,
    ...{ incidentKey, code, message },
  });
}
