import type { ElementEventBase, EngineEvent, EventBase } from '../../event.ts';
import type { ElementInstance } from './instance-state.ts';
import type { Run } from './run.ts';

type Base = keyof EventBase;
type ElementBase = keyof ElementEventBase;
type Body<Event, Omitted extends PropertyKey> = Event extends unknown ? Omit<Event, Omitted> : never;

/** An event of the whole instance without what every event carries. */
export type InstanceEventBody = Body<Exclude<EngineEvent, ElementEventBase>, Base>;
/** An event of an element instance without what every such event carries. */
export type ElementEventBody = Body<Extract<EngineEvent, ElementEventBase>, ElementBase> & {
  /** The catching element when that is not the one the instance stands for. */
  readonly elementId?: string;
};

/** Records an event of the instance at the next position. */
export function emit(run: Run, body: InstanceEventBody): void {
  run.events.push({ ...base(run), ...body });
}

/** Records an event of an element instance at the next position. */
export function emitFor(run: Run, instance: ElementInstance, body: ElementEventBody): void {
  const { element, key, turn } = instance;
  const loop = turn === undefined && run.model.elements.get(element)?.loop ? { loop: true as const } : undefined;
  run.events.push({ ...base(run), elementId: element, key, ...loop, ...body });
}

function base(run: Run): EventBase {
  const { instanceId, rootInstanceId, caseId, processId, version } = run.identity;
  run.state.position += 1;
  return { instanceId, rootInstanceId, caseId, processId, version, position: run.state.position, at: run.now };
}
