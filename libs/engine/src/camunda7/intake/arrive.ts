import type { ElementModel } from '../../model/process-model.ts';
import { complete, finish, isTerminated, tellFired, terminate } from './leave.ts';
import type { MirrorElement } from './mirror.ts';
import { timeOf, type Occurrence, type Replay } from './replay.ts';

/** Tells what led to an element: the end of the one before it and the flow, or what a boundary event has interrupted. */
export function arrive(replay: Replay, { row, element, loop }: Occurrence, scope: string): void {
  const at = timeOf(row.startTime);
  if (element.loop && !loop) {
    // Before the next turn the one before it ends.
    if (element.loop.sequential) for (const turn of endingIn(replay, scope)) finish(replay, turn, at);
    return;
  }
  if (element.type === 'boundaryEvent') {
    trigger(replay, element, scope, at);
  } else if (element.type === 'eventSubProcess') {
    interrupt(replay, element, scope, at);
  } else takeFlow(replay, element, scope, at);
}

function trigger(replay: Replay, boundary: ElementModel, scope: string, at: number): void {
  const isHost = (candidate: MirrorElement) =>
    candidate.element === boundary.attachedTo &&
    candidate.scope === scope &&
    (candidate.loop === true || replay.elementOf(candidate).loop === undefined);
  const hosts = replay.mirror.elements.filter(isHost);
  const host = hosts.find((candidate) => replay.ending.get(candidate)?.canceled) ?? hosts[0];
  if (boundary.event?.kind === 'timer') tellFired(replay, boundary.id, host?.key ?? scope, at);
  if (host && boundary.interrupting) terminate(replay, host, at);
}

function interrupt(replay: Replay, inner: ElementModel, scope: string, at: number): void {
  const [start] = inner.starts;
  if (start?.event?.kind === 'timer') tellFired(replay, start.id, scope, at);
  if (!start?.interrupting) return;
  for (const child of replay.childrenOf(scope)) {
    const row = replay.ending.get(child);
    if (row && !isTerminated(replay, child, row)) finish(replay, child, at);
    else terminate(replay, child, at);
  }
  replay.mirror.joins = replay.mirror.joins.filter((join) => join.scope !== scope);
}

/** Whether what leads to a row has been told or can be told now: rows of one moment have no order among themselves. */
export function isExplained(replay: Replay, { row, element, loop }: Occurrence): boolean {
  const scope = replay.scopeOf(row);
  if (scope === undefined) return false;
  const { type, incoming } = element;
  const turns = loop ? undefined : element.loop;
  if (type === 'eventSubProcess' || turns?.sequential) {
    return endingIn(replay, scope).every((ended) => !replay.hasFreshInside(ended));
  }
  if (type === 'startEvent' || turns) return true;
  if (type === 'boundaryEvent') {
    const isHost = (host: MirrorElement) => host.element === element.attachedTo && host.scope === scope;
    return replay.mirror.elements.some((host) => isHost(host) && !replay.hasFreshInside(host));
  }
  const { leaving, elements } = replay.mirror;
  if (elements.some(({ held, element: id, scope: around }) => held && id === element.id && around === scope))
    return true;
  const isToken = (source: string, flow: string) =>
    leaving.some((token) => token.element === source && token.scope === scope && token.flows.includes(flow)) ||
    joinsNow(replay, source, scope) ||
    endingOf(replay, source, scope) !== undefined;
  const link = linkTo(replay, element);
  return incoming.some(({ source, id }) => isToken(source, id)) || (link !== undefined && isToken(link.id, ''));
}

/** Finds the token that came here. The element before it may have ended just now, or be one that sent several tokens. */
function takeFlow(replay: Replay, element: ElementModel, scope: string, at: number): void {
  for (const { source } of element.incoming) joined(replay, source, scope);
  const link = linkTo(replay, element);
  if (link) {
    const thrown = endingOf(replay, link.id, scope);
    if (thrown) complete(replay, thrown, replay.ending.get(thrown));
    return;
  }
  for (let isSecond = false; ; isSecond = true) {
    const { leaving } = replay.mirror;
    for (const token of leaving) {
      const flow = element.incoming.find(({ id, source }) => source === token.element && token.flows.includes(id));
      if (!flow || token.scope !== scope) continue;
      replay.emit(at, { type: 'flow-taken', elementId: flow.id });
      token.flows = takesOne(replay, token.element) ? [] : token.flows.filter((id) => id !== flow.id);
      replay.mirror.leaving = leaving.filter(({ flows }) => flows.length > 0);
      return;
    }
    const before = isSecond
      ? undefined
      : element.incoming.map(({ source }) => endingOf(replay, source, scope)).find(Boolean);
    if (!before) return;
    complete(replay, before, replay.ending.get(before));
  }
}

function endingOf(replay: Replay, elementId: string, scope: string): MirrorElement | undefined {
  for (const [element, row] of replay.ending) {
    if (element.element !== elementId || element.scope !== scope) continue;
    if (replay.hasFreshInside(element) || replay.hasFreshBeside(element)) continue;
    const { loop, type } = replay.elementOf(element);
    if (loop && !element.loop) continue;
    // The server cancels the gateway when one of its events happens.
    if (type !== 'eventBasedGateway' && isTerminated(replay, element, row)) continue;
    return element;
  }
  return undefined;
}

function endingIn(replay: Replay, scope: string): MirrorElement[] {
  return replay.childrenOf(scope).filter((element) => replay.ending.has(element));
}

function takesOne({ model }: Replay, elementId: string): boolean {
  const type = model.elements.get(elementId)?.type;
  return type === 'exclusiveGateway' || type === 'eventBasedGateway';
}

function linkTo({ model }: Replay, element: ElementModel): ElementModel | undefined {
  const { event, scope, type } = element;
  if (event?.kind !== 'link' || type !== 'intermediateCatchEvent') return undefined;
  return [...model.elements.values()].find(
    (other) =>
      other.type === 'intermediateThrowEvent' &&
      other.scope === scope &&
      other.event?.kind === 'link' &&
      other.event.name === event.name,
  );
}

/** True for gateways that wait for several tokens: the server has a row for each of them. */
export function isJoin({ type, incoming }: ElementModel): boolean {
  return type === 'parallelGateway' && incoming.length > 1;
}

/** Tokens at a joining gateway that the server has let go on. */
function passedTokens({ mirror, rows }: Replay, elementId: string, scope: string) {
  return mirror.joins.filter((join) => {
    const row = rows.get(join.id);
    return join.element === elementId && join.scope === scope && row?.endTime && !row.canceled;
  });
}

function joinsNow(replay: Replay, elementId: string, scope: string): boolean {
  const element = replay.model.elements.get(elementId);
  if (!element || !isJoin(element)) return false;
  return passedTokens(replay, elementId, scope).length >= element.incoming.length;
}

/** Tells that joining gateways have all their tokens: they are entered once and completed at once. */
export function joined(replay: Replay, elementId: string, scope: string): void {
  const element = replay.model.elements.get(elementId);
  if (!element || !isJoin(element)) return;
  const passed = passedTokens(replay, elementId, scope);
  const { length } = element.incoming;
  for (let index = 0; index + length <= passed.length; index += length) {
    const group = passed.slice(index, index + length);
    const last = group.map(({ id }) => replay.rows.get(id)).find(Boolean);
    const at = timeOf(last?.endTime);
    const key = replay.nextKey();
    const entry: MirrorElement = { id: `join ${key}`, key, element: elementId, scope, held: 'step' };
    replay.add(entry);
    replay.emit(at, { type: 'element-activated', elementId, key });
    complete(replay, entry, last);
    replay.mirror.joins = replay.mirror.joins.filter((join) => !group.includes(join));
  }
}
