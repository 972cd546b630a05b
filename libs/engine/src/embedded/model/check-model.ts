import { isSubscribed } from './event-model.ts';
import type { ModelRule } from './model-problem.ts';
import type { ElementModel, FlowModel, ProcessModel } from './process-model.ts';
import type { Reading } from './reading.ts';

type Check = (model: ProcessModel, say: Say) => void;
type Say = (element: string, rule: ModelRule, message: string) => void;

const CHECKS: readonly Check[] = [
  checkFlows,
  checkConditions,
  checkStartEvents,
  checkEvents,
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

const CATCHES: Partial<Record<ElementModel['type'], readonly string[]>> = {
  intermediateCatchEvent: ['timer', 'message', 'signal', 'link'],
  intermediateThrowEvent: ['none', 'message', 'signal', 'escalation', 'link'],
  endEvent: ['none', 'terminate', 'error', 'escalation', 'message', 'signal'],
  boundaryEvent: ['timer', 'message', 'signal', 'error', 'escalation'],
  startEvent: ['none', 'timer', 'message', 'signal', 'error', 'escalation'],
};

function checkEvents(model: ProcessModel, say: Say): void {
  for (const element of model.elements.values()) {
    const { event } = element;
    if (!event) continue;
    const allowed = CATCHES[element.type];
    if (allowed && !allowed.includes(event.kind)) {
      say(element.id, 'unsupported', `Expected ${allowed.join(', ')} for ${element.type}, but found ${event.kind}.`);
    }
    const startsProcess = element.type === 'startEvent' && element.scope === model.root.id;
    const catches = isSubscribed(event) && element.type !== 'endEvent' && element.type !== 'intermediateThrowEvent';
    if (catches && event.kind === 'message' && !startsProcess && !event.correlationKey) {
      say(element.id, 'missing', `Expected a correlation key (zeebe:subscription), but "${element.id}" has none.`);
    }
    const throws = element.type === 'endEvent' || element.type === 'intermediateThrowEvent';
    if (throws && (event.kind === 'error' || event.kind === 'escalation') && !event.code) {
      say(element.id, 'reference', `Expected an ${event.kind} code to throw, but "${element.id}" has none.`);
    }
  }
}

function checkGateways(model: ProcessModel, say: Say): void {
  for (const element of model.elements.values()) {
    if (element.type === 'inclusiveGateway' && element.incoming.length > 1) {
      say(element.id, 'unsupported', 'Expected an inclusive gateway only to fork, but it joins flows.');
    }
    if (element.type !== 'eventBasedGateway') continue;
    const targets = element.outgoing.map((flow) => model.elements.get(flow.target));
    const valid = targets.every((target) => target?.type === 'intermediateCatchEvent' && isSubscribed(target.event));
    if (!valid || targets.length < 2) {
      say(
        element.id,
        'event-definition',
        'Expected two or more timer, message or signal events behind the gateway, but found others.',
      );
    }
  }
}

function checkBoundaryEvents(model: ProcessModel, say: Say): void {
  for (const element of model.elements.values()) {
    if (element.type !== 'boundaryEvent') continue;
    if (!element.attachedTo || !model.elements.has(element.attachedTo)) {
      say(element.id, 'reference', 'Expected a boundary event to be attached to an activity, but it is not.');
    }
    if (element.outgoing.length === 0) {
      say(element.id, 'dangling-flow', 'Expected an outgoing flow of a boundary event, but it has none.');
    }
    if (element.event?.kind === 'error' && !element.interrupting) {
      say(element.id, 'event-definition', 'Expected an error boundary event to interrupt, but it does not.');
    }
  }
}

function checkLinks(model: ProcessModel, say: Say): void {
  const links = [...model.elements.values()].filter((element) => element.event?.kind === 'link');
  const nameOf = (element: ElementModel) => (element.event?.kind === 'link' ? element.event.name : '');
  for (const thrown of links.filter((element) => element.type === 'intermediateThrowEvent')) {
    const caught = links.filter(
      (element) =>
        element.type === 'intermediateCatchEvent' &&
        element.scope === thrown.scope &&
        nameOf(element) === nameOf(thrown),
    );
    if (caught.length !== 1) {
      say(thrown.id, 'reference', `Expected one link event "${nameOf(thrown)}" to catch, but found ${caught.length}.`);
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
