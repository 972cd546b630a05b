import { timerDue } from '../../model/timer-text.ts';
import type { EventModel } from '../../model/event-model.ts';
import type { ElementModel } from '../../model/process-model.ts';
import { eventKey, isDynamic } from './element-program.ts';
import { hiddenId } from './hidden-names.ts';
import { scratch, type Writing } from './piece.ts';
import { escapeXml, tag } from './xml.ts';

/**
 * Writes the event definition of an element. Names, keys and times that only an expression tells are read from the program
 * that ran just before the element that waits; the correlation key of a message is part of its name.
 */
export function eventDefinition(writing: Writing, element: ElementModel, payload: readonly string[] = []): string {
  const { event } = element;
  switch (event?.kind) {
    case 'message':
      return tag('bpmn:messageEventDefinition', { messageRef: named(writing, 'message', element, event) });
    case 'signal': {
      const variables = payload.map((name) => tag('camunda:in', { source: name, target: name }));
      const content = variables.length === 0 ? '' : tag('bpmn:extensionElements', {}, ...variables);
      return tag('bpmn:signalEventDefinition', { signalRef: named(writing, 'signal', element, event) }, content);
    }
    case 'timer':
      return timerDefinition(writing, element, event);
    case 'error':
      return tag('bpmn:errorEventDefinition', { errorRef: coded(writing, 'error', event.code?.source) });
    case 'escalation':
      return tag('bpmn:escalationEventDefinition', { escalationRef: coded(writing, 'escalation', event.code?.source) });
    case 'terminate':
      return '<bpmn:terminateEventDefinition/>';
    default:
      return '';
  }
}

/** The message or signal of an element, as a global element of its own. */
export function named(
  writing: Writing,
  kind: 'message' | 'signal',
  element: ElementModel,
  event: Extract<EventModel, { readonly kind: 'message' | 'signal' }>,
): string {
  const throws = element.type === 'endEvent' || element.type === 'intermediateThrowEvent';
  const startsProcess = element.type === 'startEvent' && element.scope === writing.model.root.id;
  // Nothing runs yet when a process is started, so its expression has no variables to read.
  const text = startsProcess ? event.name.evaluate(() => undefined, 0) : event.name.source;
  const isFromProgram = !startsProcess && (throws ? !event.name.isStatic : isDynamic(event));
  const own =
    startsProcess && kind === 'message' ? startMessageName(String(text), writing.model.processId) : String(text);
  const name = isFromProgram ? scratch(throws ? kind : eventKey(element)) : own;
  // The server wants each name once in a file.
  const id = hiddenId('entry', `${kind}__${Buffer.from(name).toString('hex')}`);
  writing.globals.set(id, tag(`bpmn:${kind}`, { id, name }));
  return id;
}

/** The server lets only one process start by a message, so each has a name of its own. */
export function startMessageName(name: string, processId: string): string {
  return `${name} |start| ${processId}`;
}

function coded(writing: Writing, kind: 'error' | 'escalation', code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  const id = hiddenId('entry', `${kind}__${Buffer.from(code).toString('hex')}`);
  writing.globals.set(id, tag(`bpmn:${kind}`, { id, name: code, [`${kind}Code`]: code }));
  return id;
}

function timerDefinition(
  writing: Writing,
  element: ElementModel,
  event: Extract<EventModel, { readonly kind: 'timer' }>,
): string {
  const { timer, expression } = event;
  const name = { date: 'timeDate', duration: 'timeDuration', cycle: 'timeCycle' }[timer];
  const startsProcess = element.type === 'startEvent' && element.scope === writing.model.root.id;
  const text = expression.isStatic
    ? serverTimer(timer, expression.source)
    : startsProcess
      ? serverTimer(timer, String(expression.evaluate(() => undefined, Date.now())))
      : scratch(eventKey(element));
  return tag(
    'bpmn:timerEventDefinition',
    {},
    tag(`bpmn:${name}`, { 'xsi:type': 'bpmn:tFormalExpression' }, escapeXml(text)),
  );
}

/** A timer text as the server reads it: dates in UTC, weeks as days, no negative times, `R/` for ever. */
export function serverTimer(kind: 'date' | 'duration' | 'cycle', text: string): string {
  if (kind === 'date') {
    const due = timerDue('date', text, 0);
    return due ? new Date(due.dueAt).toISOString() : text;
  }
  const days = text.replace(/P(\d+)W/, (_match, weeks: string) => `P${Number(weeks) * 7}D`);
  if (kind === 'duration') return days.startsWith('-') ? 'PT0S' : days;
  return days.replace(/^R-1\//, 'R/');
}
