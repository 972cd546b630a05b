import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  bpmn,
  element,
  end,
  extensions,
  flows,
  ioMapping,
  link,
  message,
  onMessage,
  onSignal,
  onTerminate,
  onTimer,
  signal,
  start,
  userTask,
} from '../../../testing/bpmn.ts';
import { EngineHarness } from '../../../testing/engine-harness.ts';

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

const waitFor = (event: string) =>
  start() + element('intermediateCatchEvent', 'wait', event) + end() + flows('start -> wait -> end');

describe('given an intermediate timer', () => {
  test.each([
    ['a duration', onTimer('timeDuration', 'PT1H')],
    ['a duration that an expression gives', onTimer('timeDuration', '=wait')],
    ['a date', onTimer('timeDate', '2026-01-05T02:00:00Z')],
    ['a date with an offset', onTimer('timeDate', '2026-01-05T10:00:00+08:00')],
    ['a date and time of FEEL', onTimer('timeDate', '=now() + duration("PT1H")')],
  ])('by %s, when an hour has passed, then it goes on and not before', async (_name, event) => {
    await engine.deploy(bpmn('p', waitFor(event)));
    const id = await engine.startInstance('p', { wait: 'PT1H' });
    await engine.advance(3_599_000);
    expect(engine.hasCompleted(id)).toBe(false);
    await engine.advance(1_000);
    expect(engine.hasCompleted(id)).toBe(true);
    expect(engine.of('timer-scheduled')).toMatchObject([{ elementId: 'wait', dueAt: engine.clock.now() }]);
    expect(engine.of('timer-fired')).toHaveLength(1);
  });

  test('when its text is no time, then there is an incident', async () => {
    await engine.deploy(bpmn('p', waitFor(onTimer('timeDate', '=when'))));
    await engine.startInstance('p', { when: 'tomorrow' });
    expect(engine.incidents()).toMatchObject([{ elementId: 'wait', code: 'timer' }]);
  });
});

describe('given an intermediate message event', () => {
  const globals = message('m', 'paid', '=number');
  const model = bpmn('p', waitFor(onMessage('m')), globals);

  test('when the message with its key comes, then its variables become those of the process', async () => {
    await engine.deploy(model);
    const id = await engine.startInstance('p', { number: 'A1' });
    await engine.publish('paid', 'B2');
    await engine.publish('other', 'A1');
    expect(engine.hasCompleted(id)).toBe(false);
    await engine.publish('paid', 'A1', { amount: 5 });
    expect(engine.hasCompleted(id)).toBe(true);
    expect(engine.lastVariables(id)).toEqual({ number: 'A1', amount: 5 });
  });

  test('when the key is missing, then there is an incident', async () => {
    await engine.deploy(model);
    await engine.startInstance('p');
    expect(engine.incidents()).toMatchObject([{ elementId: 'wait', code: 'correlation-key' }]);
  });

  test('when the key is longer than any row can hold, then there is an incident', async () => {
    await engine.deploy(model);
    await engine.startInstance('p', { number: 'x'.repeat(256) });
    expect(engine.incidents()).toMatchObject([{ elementId: 'wait', code: 'correlation-key' }]);
  });

  test('when a number is the key, then its digits are', async () => {
    await engine.deploy(model);
    const id = await engine.startInstance('p', { number: 42 });
    await engine.publish('paid', '42');
    expect(engine.hasCompleted(id)).toBe(true);
  });
});

test('given a receive task, when its message comes, then it goes on with what the output mapping takes', async () => {
  const receive = element('receiveTask', 'wait', extensions(ioMapping({}, { sum: '=amount + 1' })), {
    messageRef: 'm',
  });
  await engine.deploy(
    bpmn('p', start() + receive + userTask('after') + flows('start -> wait -> after'), message('m', 'paid', '=number')),
  );
  const id = await engine.startInstance('p', { number: 'A1' });
  await engine.publish('paid', 'A1', { amount: 5 });
  expect(await engine.variables(id)).toEqual({ number: 'A1', sum: 6 });
});

test('given two instances that wait for a signal, when it is broadcast, then both go on', async () => {
  await engine.deploy(bpmn('p', waitFor(onSignal('s')), signal('s', 'alarm')));
  const ids = [await engine.startInstance('p'), await engine.startInstance('p')];
  await engine.broadcast('alarm', { level: 2 });
  expect(ids.map((id) => engine.hasCompleted(id))).toEqual([true, true]);
  expect(engine.lastVariables(ids[0] ?? '')).toEqual({ level: 2 });
});

test('given an instance that throws the signal it waits for in a branch, then that branch goes on', async () => {
  const body =
    start() +
    element('parallelGateway', 'fork') +
    element('intermediateCatchEvent', 'wait', onSignal('s')) +
    element('endEvent', 'throw', extensions(ioMapping({ level: '=3' })) + onSignal('s')) +
    userTask('after') +
    flows('start -> fork -> wait -> after', 'fork -> throw');
  await engine.deploy(bpmn('p', body, signal('s', 'alarm')));
  const id = await engine.startInstance('p');
  expect(engine.openTasks('after')).toHaveLength(1);
  expect(await engine.variables(id)).toEqual({ level: 3 });
});

test('given a thrown and a caught link, when the first is reached, then the way goes on behind the second', async () => {
  const body =
    start() +
    element('intermediateThrowEvent', 'to', link('A')) +
    element('intermediateCatchEvent', 'from', link('A')) +
    end() +
    flows('start -> to', 'from -> end');
  await engine.deploy(bpmn('p', body));
  const id = await engine.startInstance('p');
  expect(engine.completed()).toEqual(['start', 'to', 'from', 'end']);
  expect(engine.hasCompleted(id)).toBe(true);
});

test('given a terminate end event, when it is reached, then everything else in the process ends', async () => {
  const body =
    start() +
    element('parallelGateway', 'fork') +
    userTask('a') +
    userTask('b') +
    element('endEvent', 'stop', onTerminate) +
    flows('start -> fork -> a -> stop', 'fork -> b');
  await engine.deploy(bpmn('p', body));
  const id = await engine.startInstance('p');
  await engine.completeTask('a');
  expect(engine.terminated()).toEqual(['b']);
  expect(engine.of('user-task-canceled')).toHaveLength(1);
  expect(engine.hasCompleted(id)).toBe(true);
  expect(engine.rows().instance).toBe(0);
});

describe('given an event-based gateway with a message and a timer', () => {
  const body =
    start() +
    element('eventBasedGateway', 'first') +
    element('intermediateCatchEvent', 'paid', onMessage('m')) +
    element('intermediateCatchEvent', 'late', onTimer('timeDuration', 'PT1H')) +
    end('done') +
    end('expired') +
    flows('start -> first -> paid -> done', 'first -> late -> expired');
  const model = bpmn('p', body, message('m', 'paid', '=number'));

  test('when the message comes first, then the timer no longer counts', async () => {
    await engine.deploy(model);
    const id = await engine.startInstance('p', { number: 'A1' });
    await engine.publish('paid', 'A1', { amount: 1 });
    expect(engine.completed()).toEqual(['start', 'first', 'paid', 'done']);
    expect(engine.lastVariables(id)).toMatchObject({ amount: 1 });
    await engine.advance(7_200_000);
    expect(engine.of('timer-fired')).toHaveLength(0);
  });

  test('when the time is over first, then the message no longer counts', async () => {
    await engine.deploy(model);
    await engine.startInstance('p', { number: 'A1' });
    await engine.advance(3_600_000);
    await engine.publish('paid', 'A1');
    expect(engine.completed()).toEqual(['start', 'first', 'late', 'expired']);
    expect(engine.rows()).toEqual({ instance: 0, job: 0, timer: 0, subscription: 0, incident: 0 });
  });
});
