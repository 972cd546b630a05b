import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  boundary,
  bpmn,
  element,
  end,
  error,
  escalation,
  flows,
  link,
  message,
  onError,
  onEscalation,
  onMessage,
  onSignal,
  onTimer,
  serviceTask,
  signal,
  start,
  userTask,
} from '../testing/bpmn.ts';
import { EngineHarness } from '../testing/engine-harness.ts';

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

const globals =
  message('m', 'paid', '=number') +
  message('m2', 'paid', '=number') +
  message('named', '=name') +
  signal('s', 'alarm') +
  signal('named-signal', '=name') +
  error('e', 'BAD') +
  error('e2', 'BAD') +
  escalation('x', 'HIGH');
const process = (body: string) => bpmn('p', body, globals);

const guarded = (...events: readonly string[]) =>
  process(
    start() +
      serviceTask('work') +
      events.map((event, index) => boundary(`b${index}`, 'work', event) + end(`end${index}`)).join('') +
      flows('start -> work', ...events.map((_event, index) => `b${index} -> end${index}`)),
  );
const handlers = (...events: readonly string[]) =>
  process(
    start() +
      userTask('work') +
      events
        .map((event, index) =>
          element(
            'subProcess',
            `on${index}`,
            element('startEvent', `s${index}`, event, { isInterrupting: index === 1 }),
            {
              triggeredByEvent: true,
            },
          ),
        )
        .join('') +
      flows('start -> work'),
  );
const caught = (event: string) =>
  process(start() + element('intermediateCatchEvent', 'wait', event) + flows('start -> wait'));
const startedBy = (...events: readonly string[]) =>
  process(
    events.map((event, index) => start(`s${index}`, event)).join('') +
      userTask('work') +
      flows(...events.map((_event, index) => `s${index} -> work`)),
  );
const cycle = onTimer('timeCycle', 'R3/PT1H');
const eventGateway = (more = '') =>
  process(
    start() +
      element('eventBasedGateway', 'gate') +
      element('intermediateCatchEvent', 'first', onMessage('m')) +
      element('intermediateCatchEvent', 'second', onMessage('m2')) +
      flows('start -> gate -> first', 'gate -> second') +
      more,
  );

const refused: readonly [string, string, string, string][] = [
  ['a cycle that interrupts an activity', guarded(cycle), 'b0', 'event-definition'],
  ['a cycle that interrupts a process', handlers(onSignal('s'), cycle), 's1', 'event-definition'],
  ['a cycle to wait for', caught(cycle), 'wait', 'event-definition'],
  ['a process that starts after a duration', startedBy(onTimer('timeDuration', 'PT1H')), 's0', 'event-definition'],
  ['an error that does not interrupt', handlers(onError('e')), 's0', 'event-definition'],
  ['two errors of one code', guarded(onError('e'), onError('e2')), 'b1', 'event-definition'],
  ['two catches of every error', guarded(onError(), onError()), 'b1', 'event-definition'],
  ['two messages of one name at an activity', guarded(onMessage('m'), onMessage('m2')), 'b1', 'event-definition'],
  ['two messages of one name in a process', handlers(onMessage('m'), onMessage('m2')), 's1', 'event-definition'],
  ['two starts by one message', startedBy(onMessage('m'), onMessage('m2')), 's1', 'event-definition'],
  ['two messages of one name behind a gateway', eventGateway(), 'second', 'event-definition'],
  ['a second way behind an event-based gateway', eventGateway(flows('first -> second')), 'gate', 'event-definition'],
  ['an escalation at a task', guarded(onEscalation('x')), 'b0', 'event-definition'],
  [
    'a flow out of an end event',
    process(start() + end() + userTask('a') + flows('start -> end -> a')),
    'end',
    'dangling-flow',
  ],
  [
    'a flow to a start event',
    process(start() + userTask('a') + flows('start -> a -> start')),
    'start',
    'dangling-flow',
  ],
  [
    'a flow to a caught link',
    process(
      start() +
        element('intermediateThrowEvent', 'go', link('there')) +
        element('intermediateCatchEvent', 'there', link('there')) +
        userTask('a') +
        flows('start -> go', 'there -> a -> there'),
    ),
    'there',
    'dangling-flow',
  ],
  ['a start by a message whose name is unknown', startedBy(onMessage('named')), 's0', 'start-event'],
  ['a start by a signal whose name is unknown', startedBy(onSignal('named-signal')), 's0', 'start-event'],
  ['a start at a time that is unknown', startedBy(onTimer('timeDate', '=when')), 's0', 'start-event'],
];

test.each(refused)(
  'given %s, when it is deployed, then the element and the rule are named',
  async (_name, model, id, rule) => {
    await expect(engine.deploy(model)).rejects.toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ element: id, rule })]) as unknown,
    });
  },
);

test.each([
  [
    'a cycle beside an activity',
    process(start() + userTask('a') + boundary('b', 'a', cycle, false) + end() + flows('start -> a', 'b -> end')),
  ],
  ['different catches at one activity', guarded(onError('e'), onError(), onMessage('m'), onSignal('s'))],
  [
    'the same message at two activities',
    process(
      start() +
        userTask('a') +
        userTask('c') +
        boundary('b', 'a', onMessage('m')) +
        boundary('d', 'c', onMessage('m2')) +
        end() +
        end('end2') +
        flows('start -> a -> c', 'b -> end', 'd -> end2'),
    ),
  ],
  [
    'several starts',
    startedBy('', onMessage('m'), onSignal('s'), onTimer('timeDate', '=now() + duration("P1D")'), cycle),
  ],
])('given %s, when it is deployed, then it is accepted', async (_name, model) => {
  expect(await engine.deploy(model)).toMatchObject([{ version: 1 }]);
});
