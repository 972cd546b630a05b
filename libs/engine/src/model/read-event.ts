import { zeebe, type BpmnElement } from '../profile/bpmn-element.ts';
import { staticText } from '../feel/expression.ts';
import type { EventModel, TimerKind } from './event-model.ts';
import { readFeel, readText, report, type Reading } from './reading.ts';
import { checkTimerText } from './timer-text.ts';

type DefinitionReader = (reading: Reading, owner: BpmnElement, definition: BpmnElement) => EventModel;

const readers: Readonly<Record<string, DefinitionReader>> = {
  'bpmn:TerminateEventDefinition': () => ({ kind: 'terminate' }),
  'bpmn:TimerEventDefinition': readTimer,
  'bpmn:MessageEventDefinition': (reading, owner, definition) => readMessage(reading, owner, definition.messageRef),
  'bpmn:SignalEventDefinition': readSignal,
  'bpmn:ErrorEventDefinition': (reading, owner, { errorRef }) => ({
    kind: 'error',
    code: errorRef?.errorCode ? readText(reading, owner, errorRef.errorCode) : undefined,
  }),
  'bpmn:EscalationEventDefinition': (reading, owner, { escalationRef }) => ({
    kind: 'escalation',
    code: escalationRef?.escalationCode ? readText(reading, owner, escalationRef.escalationCode) : undefined,
  }),
  'bpmn:LinkEventDefinition': (_reading, _owner, definition) => ({ kind: 'link', name: definition.name ?? '' }),
};

/** Reads the one event definition of an event; none is a none event. */
export function readEvent(reading: Reading, owner: BpmnElement): EventModel {
  const definitions = owner.eventDefinitions ?? [];
  const [definition] = definitions;
  if (!definition) return { kind: 'none' };
  const read = readers[definition.$type];
  if (!read || definitions.length > 1) {
    const found = definitions.map(({ $type }) => $type).join(', ');
    report(reading, owner, 'unsupported', `Expected one event definition of the portable profile, but found ${found}.`);
    return { kind: 'none' };
  }
  return read(reading, owner, definition);
}

/** Reads the message of an event or receive task with its correlation key. */
export function readMessage(reading: Reading, owner: BpmnElement, message: BpmnElement | undefined): EventModel {
  if (!message?.name) {
    report(reading, owner, 'reference', `Expected a message with a name, but "${owner.id}" has none.`);
    return { kind: 'none' };
  }
  const key = zeebe(message, 'subscription')?.correlationKey;
  return {
    kind: 'message',
    name: readText(reading, owner, message.name),
    correlationKey: key ? readFeel(reading, owner, key) : undefined,
  };
}

function readSignal(reading: Reading, owner: BpmnElement, { signalRef }: BpmnElement): EventModel {
  if (!signalRef?.name) {
    report(reading, owner, 'reference', `Expected a signal with a name, but "${owner.id}" has none.`);
    return { kind: 'none' };
  }
  return { kind: 'signal', name: readText(reading, owner, signalRef.name) };
}

function readTimer(reading: Reading, owner: BpmnElement, definition: BpmnElement): EventModel {
  const entries: readonly [TimerKind, BpmnElement | undefined][] = [
    ['date', definition.timeDate],
    ['duration', definition.timeDuration],
    ['cycle', definition.timeCycle],
  ];
  const [entry, second] = entries.filter(([, node]) => node?.body);
  if (!entry || second) {
    report(
      reading,
      owner,
      'event-definition',
      `Expected one of date, duration or cycle, but "${owner.id}" has ${second ? 'several' : 'none'}.`,
    );
    return { kind: 'timer', timer: 'duration', expression: staticText('PT0S') };
  }
  const [timer, node] = entry;
  const expression = readText(reading, owner, node?.body?.trim() ?? '');
  const problem = expression.isStatic ? checkTimerText(timer, expression.source) : undefined;
  if (problem) report(reading, owner, 'iso8601', problem);
  return { kind: 'timer', timer, expression };
}
