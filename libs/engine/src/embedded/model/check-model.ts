import { isSubscribed } from './event-model.ts';
import type { Check, Say } from './check.ts';
import { checkDuplicateEvents } from './check-duplicate-events.ts';
import { checkBoundaryEvents, checkEvents, checkInterrupting, checkLinks, checkTimers } from './check-events.ts';
import type { ElementModel, FlowModel, ProcessModel } from './process-model.ts';
import type { Reading } from './reading.ts';

const CHECKS: readonly Check[] = [
  checkFlows,
  checkDirections,
  checkConditions,
  checkStartEvents,
  checkEvents,
  checkTimers,
  checkInterrupting,
  checkDuplicateEvents,
  checkGateways,
  checkBoundaryEvents,
  checkLinks,
  checkReachable,
];

/** Applies the rules on the structure of a process that has been read. */
export function checkModel(reading: Reading, model: ProcessModel): void {
  const say: Say = (element, rule, message) => reading.problems.push({ file: reading.file, element, rule, message });
  for (const check of CHECKS) check(model, say);
}

function checkFlows(model: ProcessModel, say: Say): void {
  for (const { id, source, target } of model.flows.values()) {
    const from = model.elements.get(source);
    const to = model.elements.get(target);
    if (!from || !to) {
      say(
        id,
        'dangling-flow',
        `Expected a sequence flow between two elements, but "${from ? target : source}" is none.`,
      );
    } else if (from.scope !== to.scope) {
      say(id, 'dangling-flow', `Expected a sequence flow to stay in its sub-process, but "${id}" leaves it.`);
    }
  }
}

/** Where a flow may not lead to or come from, as in Zeebe. */
function checkDirections(model: ProcessModel, say: Say): void {
  for (const { id, type, incoming, outgoing, event } of model.elements.values()) {
    const isEntry = type === 'startEvent' || type === 'boundaryEvent' || type === 'eventSubProcess';
    const isExit = type === 'endEvent' || type === 'eventSubProcess';
    const isLink = event?.kind === 'link';
    if (incoming.length > 0 && (isEntry || (isLink && type === 'intermediateCatchEvent'))) {
      say(id, 'dangling-flow', `Expected no flow to ${type} "${id}", but "${incoming[0]?.id ?? ''}" leads to it.`);
    }
    if (outgoing.length > 0 && (isExit || (isLink && type === 'intermediateThrowEvent'))) {
      say(id, 'dangling-flow', `Expected no flow out of ${type} "${id}", but "${outgoing[0]?.id ?? ''}" leaves it.`);
    }
  }
}

function checkConditions(model: ProcessModel, say: Say): void {
  for (const element of model.elements.values()) {
    const chooses = element.type === 'exclusiveGateway' || element.type === 'inclusiveGateway';
    const needsCondition = (flow: FlowModel) =>
      chooses && element.outgoing.length > 1 && flow.id !== element.defaultFlow && !flow.condition;
    for (const flow of element.outgoing) {
      if (needsCondition(flow)) {
        say(flow.id, 'condition', `Expected a condition or the default mark, but flow "${flow.id}" has neither.`);
      }
      if (flow.condition && !chooses) {
        say(flow.id, 'condition', `Expected conditions only behind gateways, but flow "${flow.id}" has one.`);
      }
    }
  }
}

function checkStartEvents(model: ProcessModel, say: Say): void {
  for (const scope of model.elements.values()) {
    if (!['process', 'subProcess', 'eventSubProcess'].includes(scope.type)) continue;
    const none = scope.starts.filter((start) => start.event?.kind === 'none').length;
    const expected = startRule(scope, none);
    if (expected) say(scope.id, 'start-event', `Expected ${expected}, but "${scope.id}" has ${scope.starts.length}.`);
  }
}

function startRule(scope: ElementModel, none: number): string | undefined {
  const { type, starts } = scope;
  if (type === 'subProcess') return none === 1 && starts.length === 1 ? undefined : 'one start event without a trigger';
  if (type === 'eventSubProcess') {
    return starts.length === 1 && none === 0 ? undefined : 'one start event with a trigger';
  }
  if (starts.length === 0) return 'a start event';
  if (none > 1) return 'at most one start event without a trigger';
  const foreign = starts.some(({ event }) => event?.kind === 'error' || event?.kind === 'escalation');
  return foreign ? 'start events by message, signal, timer or without a trigger' : undefined;
}

function checkGateways(model: ProcessModel, say: Say): void {
  for (const element of model.elements.values()) {
    if (element.type === 'inclusiveGateway' && element.incoming.length > 1) {
      say(element.id, 'unsupported', 'Expected an inclusive gateway only to fork, but it joins flows.');
    }
    if (element.type !== 'eventBasedGateway') continue;
    const targets = element.outgoing.map((flow) => model.elements.get(flow.target));
    const valid = targets.every(
      (target) =>
        target?.type === 'intermediateCatchEvent' && isSubscribed(target.event) && target.incoming.length === 1,
    );
    if (!valid || targets.length < 2) {
      say(
        element.id,
        'event-definition',
        'Expected two or more timer, message or signal events behind the gateway and only there, but found others.',
      );
    }
  }
}

/** An element can be reached from a start, a boundary event or a link of its scope. */
function checkReachable(model: ProcessModel, say: Say): void {
  const reached = new Set<string>();
  const isEntry = (element: ElementModel) =>
    ['process', 'startEvent', 'eventSubProcess', 'boundaryEvent'].includes(element.type) ||
    (element.type === 'intermediateCatchEvent' && element.event?.kind === 'link');
  const waiting = [...model.elements.values()].filter(isEntry);
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (reached.has(element.id)) continue;
    reached.add(element.id);
    for (const flow of element.outgoing) {
      const target = model.elements.get(flow.target);
      if (target) waiting.push(target);
    }
  }
  for (const element of model.elements.values()) {
    if (!reached.has(element.id))
      say(element.id, 'unreachable', `Expected a way to "${element.id}", but no flow leads to it.`);
  }
}
