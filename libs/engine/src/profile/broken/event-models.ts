import {
  boundary,
  element,
  end,
  extensions,
  flow,
  flows,
  link,
  onError,
  onEscalation,
  onMessage,
  onSignal,
  onTimer,
  start,
} from '../../testing/bpmn.ts';
import { beside, caught, guarded, handler, job, process, single, step, type Row } from './parts.ts';

export const eventModels: readonly Row[] = [
  ['event-type', 'a conditional event', 'a', caught('<bpmn:conditionalEventDefinition />')],
  [
    'event-type',
    'an event that compensates',
    'end',
    process(start() + end('end', '<bpmn:compensateEventDefinition />') + flows('start -> end')),
  ],
  [
    'event-type',
    'an end that cancels',
    'end',
    process(start() + end('end', '<bpmn:cancelEventDefinition />') + flows('start -> end')),
  ],
  ['event-type', 'an event with two triggers', 'a', caught(onMessage('m') + onSignal('s'))],
  [
    'event-type',
    'an event whose trigger is outside',
    'a',
    caught('<bpmn:eventDefinitionRef>outside</bpmn:eventDefinitionRef>').replace(
      '<bpmn:process',
      '<bpmn:signalEventDefinition id="outside" signalRef="s" /><bpmn:process',
    ),
  ],
  ['event-type', 'an event that waits for nothing', 'a', caught('')],
  ['event-type', 'a thrown error on the way', 'a', step('intermediateThrowEvent', onError('e'))],
  ['timer', 'a timer without a time', 'a', caught('<bpmn:timerEventDefinition />')],
  [
    'timer',
    'a timer with two times',
    'a',
    caught(
      '<bpmn:timerEventDefinition><bpmn:timeDate>2030-01-01T00:00:00Z</bpmn:timeDate>' +
        '<bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>',
    ),
  ],
  ['timer', 'a cycle that interrupts', 'b0', guarded(job, onTimer('timeCycle', 'R3/PT1H'))],
  [
    'timer',
    'a process that starts after a duration',
    'start',
    process(start('start', onTimer('timeDuration', 'PT1H'))),
  ],
  ['timer-text', 'a bad duration', 'a', caught(onTimer('timeDuration', 'an hour'))],
  ['timer-text', 'a duration with half days', 'a', caught(onTimer('timeDuration', 'P1.5D'))],
  ['timer-text', 'a date that is not in the calendar', 'a', caught(onTimer('timeDate', '2026-02-30T08:00:00Z'))],
  ['timer-text', 'a date without an offset', 'a', caught(onTimer('timeDate', '2026-02-20T08:00:00'))],
  [
    'timer-text',
    'a bad cycle',
    'b',
    single(job + boundary('b', 'a', onTimer('timeCycle', 'R3/often'), false), end('last') + flow('b', 'last')),
  ],
  ['message-name', 'a message that is not there', 'a', caught(onMessage('gone'))],
  ['message-name', 'a message without a name', 'a', caught(onMessage('nameless'))],
  ['message-name', 'a receive task without a message', 'a', step('receiveTask')],
  ['correlation-key', 'a message without a correlation key', 'a', caught(onMessage('keyless'))],
  ['signal-name', 'a signal that is not there', 'a', caught(onSignal('gone'))],
  ['signal-name', 'a signal without a name', 'a', caught(onSignal('silent'))],
  [
    'error-code',
    'an error that is thrown without a code',
    'end',
    process(start() + end('end', onError()) + flows('start -> end')),
  ],
  ['error-code', 'an escalation that is thrown without a code', 'a', step('intermediateThrowEvent', onEscalation())],
  ['error-code', 'an error without a code that is caught', 'b0', guarded(job, onError('codeless'))],
  ['static-code', 'a computed error to catch', 'b0', guarded(job, onError('computed'))],
  [
    'static-throw',
    'a computed error to throw',
    'end',
    process(start() + end('end', onError('computed')) + flows('start -> end')),
  ],
  [
    'interrupting-error',
    'an error that interrupts nothing',
    'begin',
    beside(handler(onError('e'), { isInterrupting: false })),
  ],
  ['duplicate-catch', 'two errors of one code', 'b1', guarded(job, onError('e'), onError('e2'))],
  ['duplicate-catch', 'two catches of every error', 'b1', guarded(job, onError(), onError())],
  [
    'duplicate-catch',
    'a message that the activity waits for itself',
    'b0',
    guarded(element('receiveTask', 'a', '', { messageRef: 'm' }), onMessage('m2')),
  ],
  ['boundary-host', 'a boundary event at a gateway', 'b0', guarded(element('parallelGateway', 'a'), onError())],
  [
    'boundary-host',
    'a boundary event that hangs in the air',
    'b',
    single(job + element('boundaryEvent', 'b', onError()), end('last') + flow('b', 'last')),
  ],
  ['escalation-host', 'an escalation at a task', 'b0', guarded(job, onEscalation('esc'))],
  [
    'escalation-catch-all',
    'every escalation beside a single one',
    'b0',
    guarded(
      element('callActivity', 'a', extensions('<zeebe:calledElement processId="q" />')),
      onEscalation(),
      onEscalation('esc'),
    ),
  ],
  [
    'links',
    'a link that is not caught',
    'go',
    process(start() + element('intermediateThrowEvent', 'go', link('there')) + flows('start -> go')),
  ],
  [
    'links',
    'a link without a name',
    'go',
    process(
      start() +
        element('intermediateThrowEvent', 'go', link('')) +
        element('intermediateCatchEvent', 'there', link('')) +
        flows('start -> go'),
    ),
  ],
  [
    'unique-link',
    'one link name in two scopes',
    'inner',
    process(
      start() +
        element('intermediateThrowEvent', 'go', link('there')) +
        element('intermediateCatchEvent', 'come', link('there')) +
        element(
          'subProcess',
          'a',
          start('begin') +
            element('intermediateThrowEvent', 'leave', link('there')) +
            element('intermediateCatchEvent', 'inner', link('there')) +
            flows('begin -> leave'),
        ) +
        flows('start -> go', 'come -> a'),
    ),
  ],
];
