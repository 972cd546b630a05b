import type { HistoricActivity } from '../client/rest-types.ts';
import type { MirrorElement } from './mirror.ts';
import { timeOf, type Replay } from './replay.ts';

/** Tells that an element instance completed, with all inside it that has ended; its flows wait to be seen taken. */
export function complete(replay: Replay, element: MirrorElement, row: HistoricActivity | undefined): void {
  endInside(replay, element);
  const model = replay.elementOf(element);
  const at = timeOf(row?.endTime);
  const about = { elementId: element.element, key: element.key };
  resolveIncidents(replay, element, at);
  if (element.task) replay.emit(at, { type: 'user-task-completed', ...about });
  if (element.job) replay.emit(at, { type: 'job-completed', ...about, jobType: element.job.type });
  if (model.type === 'intermediateCatchEvent' && model.event?.kind === 'timer')
    tellFired(replay, model.id, element.key, at);
  replay.emit(at, { type: 'element-completed', ...about, ...loopMark(element) });
  close(replay, element);
  const isTurn = model.loop !== undefined && !element.loop;
  if (!isTurn && model.outgoing.length > 0) {
    replay.mirror.leaving.push({ element: model.id, scope: element.scope, flows: model.outgoing.map(({ id }) => id) });
  }
}

/** Tells that an element instance was ended, with all inside it. */
export function terminate(replay: Replay, element: MirrorElement, at: number): void {
  for (const child of replay.childrenOf(element.key)) finish(replay, child, at);
  const about = { elementId: element.element, key: element.key };
  if (element.task) replay.emit(at, { type: 'user-task-canceled', ...about });
  resolveIncidents(replay, element, at);
  replay.emit(at, { type: 'element-terminated', ...about, ...loopMark(element) });
  close(replay, element);
}

/** Tells the end of an element instance as its row has it; without a row it was ended. */
export function finish(replay: Replay, element: MirrorElement, at: number): void {
  const row = replay.ending.get(element);
  if (row && !isTerminated(replay, element, row)) complete(replay, element, row);
  else terminate(replay, element, row?.endTime ? timeOf(row.endTime) : at);
}

/** An error that was caught ends the event that threw it, although the server lets that complete. */
export function isTerminated(replay: Replay, element: MirrorElement, row: HistoricActivity): boolean {
  const { type, event } = replay.elementOf(element);
  return row.canceled || (type === 'endEvent' && event?.kind === 'error');
}

export function tellFired(replay: Replay, elementId: string, key: string, at: number): void {
  replay.emit(at, { type: 'timer-fired', elementId, key });
}

export function loopMark({ loop }: { readonly loop?: true }): { readonly loop?: true } {
  return loop ? { loop } : {};
}

/** Tells that incidents of an element instance are over. */
export function resolveIncidents(replay: Replay, { key, element }: MirrorElement, at: number): void {
  const { mirror } = replay;
  for (const { key: incidentKey, elementKey } of mirror.incidents) {
    if (elementKey === key) replay.emit(at, { type: 'incident-resolved', elementId: element, key, incidentKey });
  }
  mirror.incidents = mirror.incidents.filter(({ elementKey }) => elementKey !== key);
}

function endInside(replay: Replay, element: MirrorElement): void {
  const rowEnd = replay.ending.get(element)?.endTime;
  const inside = replay.childrenOf(element.key).toSorted((one, other) => endOf(replay, one) - endOf(replay, other));
  for (const child of inside) finish(replay, child, timeOf(rowEnd));
}

function endOf(replay: Replay, element: MirrorElement): number {
  return timeOf(replay.ending.get(element)?.endTime);
}

function close(replay: Replay, element: MirrorElement): void {
  if (!element.held) replay.see(element.id);
  replay.mirror.joins = replay.mirror.joins.filter(({ scope }) => scope !== element.key);
  replay.mirror.leaving = replay.mirror.leaving.filter(({ scope }) => scope !== element.key);
  replay.remove(element);
}
