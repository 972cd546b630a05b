import type { ElementModel, ProcessModel } from '../../model/process-model.ts';

/** What can be thrown. */
export type Thrown = 'error' | 'escalation';

/** Everything in the process that could catch what an element throws, from the inside out. */
export function* catchers(model: ProcessModel, from: ElementModel): Generator<ElementModel> {
  yield* from.boundary;
  for (let scope = model.elements.get(from.scope); scope; scope = model.elements.get(scope.scope)) {
    // What an event sub-process throws is not caught by the scope's own event sub-processes only when it is one of them.
    for (const { starts, id } of scope.eventSubProcesses) if (!isInside(model, from, id)) yield* starts;
    yield* scope.boundary;
  }
}

/** The event that catches a code thrown at an element, within its process. */
export function catcherOf(
  model: ProcessModel,
  from: ElementModel,
  kind: Thrown,
  code: string,
): ElementModel | undefined {
  let general: ElementModel | undefined;
  for (const element of catchers(model, from)) {
    const { event } = element;
    if (event?.kind !== kind) continue;
    const caught = event.code?.source;
    const host = (catching: ElementModel) => catching.attachedTo ?? model.elements.get(catching.scope)?.scope;
    if (general && host(general) !== host(element)) return general;
    if (caught === code) return element;
    if (caught === undefined) general ??= element;
  }
  return general;
}

export function catchesWithin(model: ProcessModel, from: ElementModel, kind: Thrown, code: string): boolean {
  return catcherOf(model, from, kind, code) !== undefined;
}

/** Codes that are caught from an element outwards; null stands for every code. */
export function caughtCodes(model: ProcessModel, from: ElementModel, kind: Thrown): (string | null)[] {
  const codes = [...catchers(model, from)]
    .map(({ event }) => event)
    .filter((event) => event?.kind === kind)
    .map((event) => (event?.kind === 'error' || event?.kind === 'escalation' ? (event.code?.source ?? null) : null));
  return [...new Set(codes)];
}

function isInside(model: ProcessModel, element: ElementModel, scopeId: string): boolean {
  for (let at: ElementModel | undefined = element; at; at = model.elements.get(at.scope))
    if (at.id === scopeId) return true;
  return false;
}
