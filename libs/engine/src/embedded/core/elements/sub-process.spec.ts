import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  boundary,
  bpmn,
  element,
  end,
  error,
  extensions,
  flows,
  ioMapping,
  message,
  onError,
  onMessage,
  onTerminate,
  onTimer,
  serviceTask,
  start,
  userTask,
} from '../../../testing/bpmn.ts';
import { EngineHarness } from '../../../testing/engine-harness.ts';

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

const subProcess = (inner: string, before = '') => element('subProcess', 'sub', before + start('subStart') + inner);

test('given a sub-process with two branches, when both are done, then the process goes on behind it', async () => {
  const inner =
    element('parallelGateway', 'fork') + userTask('a') + userTask('b') + flows('subStart -> fork -> a', 'fork -> b');
  await engine.deploy(bpmn('p', start() + subProcess(inner) + userTask('after') + flows('start -> sub -> after')));
  await engine.startInstance('p');
  await engine.completeTask('b');
  expect(engine.openTasks('after')).toHaveLength(0);
  await engine.completeTask('a');
  expect(engine.openTasks('after')).toHaveLength(1);
});

test('given input mappings, when something inside writes a variable, then only the output mapping brings it out', async () => {
  const mapping = extensions(ioMapping({ local: '=number + 1' }, { result: '=local' }));
  const inner = userTask('a', ioMapping({}, { local: '=answer' })) + flows('subStart -> a');
  await engine.deploy(
    bpmn('p', start() + subProcess(inner, mapping) + userTask('after') + flows('start -> sub -> after')),
  );
  const id = await engine.startInstance('p', { number: 1 });
  expect(engine.openTasks('a')[0]?.variables).toEqual({ number: 1, local: 2 });
  await engine.completeTask('a', { answer: 7 });
  expect(await engine.variables(id)).toEqual({ number: 1, result: 7 });
});

test('given a terminate end inside a sub-process, when it is reached, then only the sub-process ends', async () => {
  const inner =
    element('parallelGateway', 'fork') +
    userTask('a') +
    element('endEvent', 'stop', onTerminate) +
    flows('subStart -> fork -> a', 'fork -> stop');
  await engine.deploy(bpmn('p', start() + subProcess(inner) + userTask('after') + flows('start -> sub -> after')));
  await engine.startInstance('p');
  expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['after']);
});

test('given an error end in a nested sub-process, when it is thrown, then the outer boundary event catches it', async () => {
  const innermost = element(
    'subProcess',
    'inner',
    start('innerStart') + element('endEvent', 'fail', onError('e')) + flows('innerStart -> fail'),
  );
  const body =
    start() +
    subProcess(innermost + flows('subStart -> inner')) +
    boundary('failed', 'sub', onError('e')) +
    userTask('repair') +
    end() +
    flows('start -> sub -> end', 'failed -> repair');
  await engine.deploy(bpmn('p', body, error('e', 'BROKEN')));
  await engine.startInstance('p');
  expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['repair']);
  expect(engine.terminated()).toEqual(['fail', 'inner', 'sub']);
});

test('given an error end that nothing catches, when it is thrown, then there is an incident', async () => {
  const body = start() + element('endEvent', 'fail', onError('e')) + flows('start -> fail');
  await engine.deploy(bpmn('p', body, error('e', 'BROKEN')));
  await engine.startInstance('p');
  expect(engine.incidents()).toMatchObject([{ elementId: 'fail', code: 'unhandled-error' }]);
});

describe('given an event sub-process by message', () => {
  const eventSubProcess = (interrupting: boolean) =>
    element(
      'subProcess',
      'on',
      element('startEvent', 'onStart', onMessage('m'), { isInterrupting: interrupting }) +
        userTask('reaction') +
        flows('onStart -> reaction'),
      { triggeredByEvent: true },
    );
  const model = (interrupting: boolean) =>
    bpmn(
      'p',
      start() + userTask('work') + end() + flows('start -> work -> end') + eventSubProcess(interrupting),
      message('m', 'withdrawn', '=number'),
    );

  test('that interrupts, when the message comes, then the work is cancelled and the reaction completes the process', async () => {
    await engine.deploy(model(true));
    const id = await engine.startInstance('p', { number: 'A1' });
    await engine.publish('withdrawn', 'A1', { reason: 'mistake' });
    expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['reaction']);
    expect(await engine.variables(id)).toEqual({ number: 'A1', reason: 'mistake' });
    await engine.completeTask('reaction');
    expect(engine.hasCompleted(id)).toBe(true);
    expect(engine.rows()).toEqual({ instance: 0, job: 0, timer: 0, subscription: 0, incident: 0 });
  });

  test('that does not interrupt, when the message comes twice, then two reactions run beside the work', async () => {
    await engine.deploy(model(false));
    const id = await engine.startInstance('p', { number: 'A1' });
    await engine.publish('withdrawn', 'A1');
    await engine.publish('withdrawn', 'A1');
    expect(engine.openTasks('reaction')).toHaveLength(2);
    await engine.completeTask('work');
    expect(engine.hasCompleted(id)).toBe(false);
    await engine.completeTask('reaction');
    await engine.completeTask('reaction');
    expect(engine.hasCompleted(id)).toBe(true);
  });
});

test('given an event sub-process by timer in a sub-process, when it fires, then it ends the work inside', async () => {
  const on = element(
    'subProcess',
    'on',
    element('startEvent', 'onStart', onTimer('timeDuration', 'PT1H')) + userTask('remind') + flows('onStart -> remind'),
    { triggeredByEvent: true },
  );
  const inner = userTask('work') + flows('subStart -> work') + on;
  await engine.deploy(bpmn('p', start() + subProcess(inner) + userTask('after') + flows('start -> sub -> after')));
  await engine.startInstance('p');
  await engine.advance(3_600_000);
  expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['remind']);
  await engine.completeTask('remind');
  expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['after']);
});

test('given an event sub-process by error, when a worker throws, then it takes the process over', async () => {
  const on = element(
    'subProcess',
    'on',
    element('startEvent', 'onStart', onError('e')) + userTask('repair') + flows('onStart -> repair'),
    { triggeredByEvent: true },
  );
  const body = start() + serviceTask('work') + end() + flows('start -> work -> end') + on;
  await engine.deploy(bpmn('p', body, error('e', 'BROKEN')));
  const id = await engine.startInstance('p');
  await engine.throwError('test/work', 'BROKEN', { part: 'valve' });
  expect(engine.openTasks('repair')[0]?.variables).toEqual({ part: 'valve' });
  await engine.completeTask('repair');
  expect(engine.hasCompleted(id)).toBe(true);
});

test('given a process that a message starts, when its event sub-process needs a key from that message, then it waits with that key', async () => {
  const on = element(
    'subProcess',
    'on',
    element('startEvent', 'onStart', onMessage('m')) + userTask('reaction') + flows('onStart -> reaction'),
    { triggeredByEvent: true },
  );
  const body = element('startEvent', 'filed', onMessage('f')) + userTask('work') + flows('filed -> work') + on;
  await engine.deploy(bpmn('p', body, message('m', 'withdrawn', '=number') + message('f', 'filed')));
  await engine.publish('filed', '', { number: 'A1' });
  await engine.publish('withdrawn', 'A1');
  expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['reaction']);
});
