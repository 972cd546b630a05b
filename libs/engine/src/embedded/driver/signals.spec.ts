import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  boundary,
  bpmn,
  element,
  end,
  extensions,
  flows,
  ioMapping,
  onSignal,
  onTimer,
  serviceTask,
  signal,
  start,
  userTask,
} from '../../testing/bpmn.ts';
import { EngineHarness } from '../../testing/engine-harness.ts';

const globals = signal('s', 'alarm');

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

/** A process for each place at which a signal is caught; `got` opens when it was. */
const catching: readonly [string, string][] = [
  ['startEvent', element('startEvent', 'caught', onSignal('s')) + userTask('got') + flows('caught -> got')],
  [
    'intermediateEvent',
    start() +
      element('intermediateCatchEvent', 'caught', onSignal('s')) +
      userTask('got') +
      flows('start -> caught -> got'),
  ],
  [
    'boundaryEvent',
    start() +
      serviceTask('work') +
      boundary('caught', 'work', onSignal('s')) +
      userTask('got') +
      flows('start -> work', 'caught -> got'),
  ],
  [
    'eventSubProcess',
    start() +
      serviceTask('work') +
      element(
        'subProcess',
        'on',
        element('startEvent', 'caught', onSignal('s')) + userTask('got') + flows('caught -> got'),
        {
          triggeredByEvent: true,
        },
      ) +
      flows('start -> work'),
  ],
  [
    'eventBasedGateway',
    start() +
      element('eventBasedGateway', 'gate') +
      element('intermediateCatchEvent', 'caught', onSignal('s')) +
      element('intermediateCatchEvent', 'late', onTimer('timeDuration', 'PT1H')) +
      userTask('got') +
      flows('start -> gate -> caught -> got', 'gate -> late'),
  ],
];
const models = catching.map(([id, body]) => bpmn(id, body, globals));
const startWaiting = async () => {
  for (const [id] of catching) if (id !== 'startEvent') await engine.startInstance(id);
};
const gotBy = () => engine.openTasks('got').map(({ processId, variables }) => [processId, variables]);

test('given instances of many processes that wait, when a signal is broadcast, then each of them and a new one goes on', async () => {
  await engine.deploy(...models);
  await startWaiting();
  await startWaiting();
  await engine.broadcast('alarm', { level: 2 });
  const expected = catching.flatMap(([id]) => (id === 'startEvent' ? [id] : [id, id])).map((id) => [id, { level: 2 }]);
  expect(gotBy().toSorted()).toEqual(expected.toSorted());
  expect(engine.rows()).toMatchObject({ subscription: 0, timer: 0, job: 0 });
});

test.each([
  ['an intermediate event', 'intermediateThrowEvent'],
  ['an end event', 'endEvent'],
])(
  'given %s that throws the signal, when it is reached, then all who wait get what its mappings choose',
  async (_name, type) => {
    const thrower =
      start() +
      element(type, 'throw', extensions(ioMapping({ level: '=grade + 1' })) + onSignal('s')) +
      (type === 'endEvent' ? '' : end()) +
      flows(type === 'endEvent' ? 'start -> throw' : 'start -> throw -> end');
    await engine.deploy(...models, bpmn('thrower', thrower, globals));
    await startWaiting();
    const id = await engine.startInstance('thrower', { grade: 2, secret: 'x' });
    expect(gotBy().toSorted()).toEqual(catching.map(([process]) => [process, { level: 3 }]).toSorted());
    expect(engine.hasCompleted(id)).toBe(true);
  },
);

test('given an event sub-process that does not interrupt, when the signal comes twice, then it runs twice and none is kept for later', async () => {
  const body =
    start() +
    userTask('work') +
    element(
      'subProcess',
      'on',
      element('startEvent', 'caught', onSignal('s'), { isInterrupting: false }) +
        userTask('got') +
        flows('caught -> got'),
      { triggeredByEvent: true },
    ) +
    flows('start -> work');
  await engine.deploy(bpmn('p', body, globals));
  await engine.broadcast('alarm');
  await engine.startInstance('p');
  await engine.broadcast('alarm');
  await engine.broadcast('alarm');
  await engine.broadcast('other');
  expect(engine.openTasks('got')).toHaveLength(2);
});

test('given the name of a signal as an expression, when it is thrown and caught, then both mean its value', async () => {
  const globalsByName = signal('s', '="alarm-" + region');
  const catcher =
    start() +
    element('intermediateCatchEvent', 'caught', onSignal('s')) +
    userTask('got') +
    flows('start -> caught -> got');
  const thrower = start() + end('throw', onSignal('s')) + flows('start -> throw');
  await engine.deploy(bpmn('catcher', catcher, globalsByName), bpmn('thrower', thrower, globalsByName));
  await engine.startInstance('catcher', { region: 'north' });
  await engine.startInstance('catcher', { region: 'south' });
  await engine.startInstance('thrower', { region: 'south' });
  expect(engine.openTasks('got').map(({ variables }) => variables.region)).toEqual(['south']);
});
