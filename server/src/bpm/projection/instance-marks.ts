import type { ElementEventBase } from '@safeflow/engine';

/** How far an instance has walked its diagram; stored as JSON on the instance. */
export interface InstanceMarks {
  readonly elements: Record<string, ElementMarks>;
  readonly flows: string[];
}

export interface ElementMarks {
  /** How often it was entered. */
  entered: number;
  active: number;
  canceled: number;
  failed: number;
  /** UTC milliseconds of the last entry. */
  since: number;
}

export function readMarks(json: string): InstanceMarks {
  return JSON.parse(json) as InstanceMarks;
}

export function noMarks(): InstanceMarks {
  return { elements: {}, flows: [] };
}

type Moved = Pick<ElementEventBase, 'elementId' | 'at' | 'loop'>;

/** A multi-instance activity counts by its turns, not once more for itself. */
export function entered(marks: InstanceMarks, { elementId, at, loop }: Moved): void {
  const mark = markOf(marks, elementId);
  if (!loop) mark.entered += 1;
  mark.active += 1;
  mark.since = at;
}

export function left(marks: InstanceMarks, { elementId, loop }: Moved, how: 'completed' | 'terminated'): void {
  const mark = markOf(marks, elementId);
  mark.active = Math.max(0, mark.active - 1);
  if (how === 'terminated' && !loop) mark.canceled += 1;
}

export function failing(marks: InstanceMarks, elementId: string, change: 1 | -1): void {
  const mark = markOf(marks, elementId);
  mark.failed = Math.max(0, mark.failed + change);
}

export function flowTaken(marks: InstanceMarks, flowId: string): void {
  if (!marks.flows.includes(flowId)) marks.flows.push(flowId);
}

function markOf(marks: InstanceMarks, elementId: string): ElementMarks {
  return (marks.elements[elementId] ??= { entered: 0, active: 0, canceled: 0, failed: 0, since: 0 });
}
