import type { Say } from './check.ts';
import { isSubscribed } from './event-model.ts';
import type { ElementModel, ProcessModel } from './process-model.ts';

const CATCHES: Partial<Record<ElementModel['type'], readonly string[]>> = {
  intermediateCatchEvent: ['timer', 'message', 'signal', 'link'],
  intermediateThrowEvent: ['none', 'message', 'signal', 'escalation', 'link'],
  endEvent: ['none', 'terminate', 'error', 'escalation', 'message', 'signal'],
  boundaryEvent: ['timer', 'message', 'signal', 'error', 'escalation'],
  startEvent: ['none', 'timer', 'message', 'signal', 'error', 'escalation'],
};

/** Which events an element may have, and what they need. */
export function checkEvents(model: ProcessModel, say: Say): void {
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

/** What a timer may be depends on where it is: only what can happen again repeats, as in Zeebe. */
export function checkTimers(model: ProcessModel, say: Say): void {
  for (const element of model.elements.values()) {
    const { id, event } = element;
    if (event?.kind !== 'timer') continue;
    const allowed = allowedTimers(model, element);
    if (!allowed.includes(event.timer)) {
      say(
        id,
        'event-definition',
        `Expected ${allowed.join(' or ')} for the timer "${id}", but it has a ${event.timer}.`,
      );
    }
  }
}

function allowedTimers(model: ProcessModel, { type, scope, interrupting }: ElementModel): readonly string[] {
  if (type === 'startEvent' && scope === model.root.id) return ['date', 'cycle'];
  const once = type === 'intermediateCatchEvent' || interrupting;
  return once ? ['date', 'duration'] : ['date', 'duration', 'cycle'];
}

/** An error always ends what threw it. */
export function checkInterrupting(model: ProcessModel, say: Say): void {
  for (const { id, type, event, interrupting } of model.elements.values()) {
    if (event?.kind === 'error' && (type === 'boundaryEvent' || type === 'startEvent') && !interrupting) {
      say(id, 'event-definition', `Expected error event "${id}" to interrupt, but it does not.`);
    }
  }
}

/** What a boundary event hangs on and leads to. */
export function checkBoundaryEvents(model: ProcessModel, say: Say): void {
  for (const element of model.elements.values()) {
    if (element.type !== 'boundaryEvent') continue;
    if (!element.attachedTo || !model.elements.has(element.attachedTo)) {
      say(element.id, 'reference', 'Expected a boundary event to be attached to an activity, but it is not.');
    }
    if (element.outgoing.length === 0) {
      say(element.id, 'dangling-flow', 'Expected an outgoing flow of a boundary event, but it has none.');
    }
    const host = model.elements.get(element.attachedTo ?? '');
    if (element.event?.kind === 'escalation' && host && host.type !== 'subProcess' && host.type !== 'callActivity') {
      say(
        element.id,
        'event-definition',
        `Expected an escalation event on a sub-process or call activity, but "${element.id}" is on a ${host.type}.`,
      );
    }
  }
}

/** Each link that is thrown is caught once in its scope. */
export function checkLinks(model: ProcessModel, say: Say): void {
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
