import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  boundary,
  bpmn,
  element,
  end,
  flows,
  message,
  onMessage,
  onSignal,
  onTerminate,
  onTimer,
  signal,
  start,
  userTask,
} from '../../testing/bpmn.ts';
import { EngineHarness } from '../../testing/engine-harness.ts';

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

const waiting = (processId: string) =>
  bpmn(
    processId,
    start() + element('intermediateCatchEvent', 'wait', onMessage('m')) + end() + flows('start -> wait -> end'),
    message('m', 'paid', '=number'),
  );

describe('given a message that comes before its subscription', () => {
  test('when it lives long enough, then the instance takes it once it waits', async () => {
    await engine.deploy(waiting('p'));
    await engine.publish('paid', 'A1', { amount: 1 }, 60_000);
    await engine.advance(59_000);
    const id = await engine.startInstance('p', { number: 'A1' });
    expect(engine.hasCompleted(id)).toBe(true);
    expect(engine.lastVariables(id)).toMatchObject({ amount: 1 });
  });

  test('when its time is over, then the instance waits', async () => {
    await engine.deploy(waiting('p'));
    await engine.publish('paid', 'A1', {}, 60_000);
    await engine.advance(60_000);
    const id = await engine.startInstance('p', { number: 'A1' });
    expect(engine.hasCompleted(id)).toBe(false);
  });

  test('when it has no time to live, then it is forgotten', async () => {
    await engine.deploy(waiting('p'));
    await engine.publish('paid', 'A1');
    const id = await engine.startInstance('p', { number: 'A1' });
    expect(engine.hasCompleted(id)).toBe(false);
  });

  test('when several wait, then the oldest is taken first and each once', async () => {
    await engine.deploy(waiting('p'));
    await engine.publish('paid', 'A1', { n: 1 }, 60_000);
    await engine.publish('paid', 'A1', { n: 2 }, 60_000);
    const ids = [await engine.startInstance('p', { number: 'A1' }), await engine.startInstance('p', { number: 'A1' })];
    expect(ids.map((id) => engine.lastVariables(id).n)).toEqual([1, 2]);
  });

  test('when several wait for an event that does not interrupt, then it takes each of them', async () => {
    const body =
      start() +
      userTask('work') +
      boundary('said', 'work', onMessage('m'), false) +
      userTask('answer') +
      flows('start -> work', 'said -> answer');
    await engine.deploy(bpmn('p', body, message('m', 'paid', '=number')));
    for (const amount of [1, 2, 3]) await engine.publish('paid', 'A1', { amount }, 60_000);
    await engine.startInstance('p', { number: 'A1' });
    expect(engine.openTasks('answer')).toHaveLength(3);
    await engine.startInstance('p', { number: 'A1' });
    expect(engine.openTasks('answer')).toHaveLength(3);
  });

  test('when several wait for an event that interrupts, then it takes the oldest and the others stay', async () => {
    const body =
      start() +
      userTask('work') +
      boundary('said', 'work', onMessage('m')) +
      userTask('answer') +
      flows('start -> work', 'said -> answer');
    await engine.deploy(bpmn('p', body, message('m', 'paid', '=number')));
    for (const amount of [1, 2]) await engine.publish('paid', 'A1', { amount }, 60_000);
    await engine.startInstance('p', { number: 'A1' });
    await engine.startInstance('p', { number: 'A1' });
    await engine.startInstance('p', { number: 'A1' });
    expect(engine.openTasks().map(({ elementId, variables }) => [elementId, variables.amount])).toEqual([
      ['answer', 1],
      ['answer', 2],
      ['work', undefined],
    ]);
  });

  test('when two processes want it, then each takes it', async () => {
    await engine.deploy(waiting('p'), waiting('q'));
    await engine.publish('paid', 'A1', {}, 60_000);
    const ids = [await engine.startInstance('p', { number: 'A1' }), await engine.startInstance('q', { number: 'A1' })];
    expect(ids.map((id) => engine.hasCompleted(id))).toEqual([true, true]);
  });
});

test('given an instance that waits for the same message again, when one that is kept comes, then it is taken once', async () => {
  const model = bpmn(
    'p',
    start() +
      element('intermediateCatchEvent', 'wait', onMessage('m')) +
      element('intermediateThrowEvent', 'seen', '') +
      flows('start -> wait -> seen -> wait'),
    message('m', 'paid', '=number'),
  );
  await engine.deploy(model);
  await engine.startInstance('p', { number: 'A1' });
  await engine.publish('paid', 'A1', {}, 60_000);
  expect(engine.of('element-activated').filter(({ elementId }) => elementId === 'seen')).toHaveLength(1);
});

test('given a kept message and a subscription that closes in the same step, then the message stays for the next', async () => {
  const body =
    start() +
    element('parallelGateway', 'fork') +
    element('intermediateCatchEvent', 'wait', onMessage('m')) +
    element('endEvent', 'stop', onTerminate) +
    flows('start -> fork -> wait', 'fork -> stop');
  await engine.deploy(bpmn('p', body, message('m', 'paid', '=number')));
  await engine.publish('paid', 'A1', {}, 60_000);
  await engine.startInstance('p', { number: 'A1' });
  expect(engine.completed()).not.toContain('wait');
  await engine.deploy(waiting('p'));
  const next = await engine.startInstance('p', { number: 'A1' });
  expect(engine.hasCompleted(next)).toBe(true);
});

test('given two instances of a process with one key, when a message comes, then one takes it', async () => {
  await engine.deploy(waiting('p'));
  const ids = [await engine.startInstance('p', { number: 'A1' }), await engine.startInstance('p', { number: 'A1' })];
  await engine.publish('paid', 'A1');
  expect(ids.filter((id) => engine.hasCompleted(id))).toHaveLength(1);
});

test('given a message with an id that still waits, when it comes again, then it is refused as a duplicate', async () => {
  const command = {
    type: 'publish-message',
    name: 'paid',
    correlationKey: 'A1',
    variables: {},
    timeToLive: 1_000,
    messageId: 'x',
  } as const;
  await engine.send(command);
  await expect(engine.send(command)).rejects.toMatchObject({ code: 'duplicate' });
  await engine.advance(1_000);
  await expect(engine.send(command)).resolves.toBeUndefined();
});

describe('given a message start event', () => {
  const model = bpmn(
    'p',
    element('startEvent', 'onMail', onMessage('m')) + userTask('read') + end() + flows('onMail -> read -> end'),
    message('m', 'mail'),
  );

  test('when a message comes, then an instance starts with its variables', async () => {
    await engine.deploy(model);
    await engine.publish('mail', '', { subject: 'x' });
    await engine.publish('mail', '', { subject: 'y' });
    expect(engine.openTasks('read').map(({ variables }) => variables.subject)).toEqual(['x', 'y']);
  });

  test('when a second message with the key of a running instance comes, then it starts the next one after that', async () => {
    await engine.deploy(model);
    await engine.publish('mail', 'A1', { n: 1 }, 60_000);
    await engine.publish('mail', 'A1', { n: 2 }, 60_000);
    expect(engine.openTasks('read')).toHaveLength(1);
    await engine.completeTask('read');
    expect(engine.openTasks('read').map(({ variables }) => variables.n)).toEqual([2]);
  });

  test('when a new version is deployed, then only that one starts', async () => {
    await engine.deploy(model);
    await engine.deploy(model.replaceAll('read', 'answer'));
    await engine.publish('mail', '');
    expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['answer']);
  });
});

test('given a signal start event, when the signal is broadcast, then an instance starts', async () => {
  const model = bpmn(
    'p',
    element('startEvent', 'onAlarm', onSignal('s')) + userTask('look') + flows('onAlarm -> look'),
    signal('s', 'alarm'),
  );
  await engine.deploy(model);
  await engine.broadcast('alarm', { level: 1 });
  expect(engine.openTasks('look')[0]?.variables).toEqual({ level: 1 });
});

describe('given a timer start event', () => {
  const model = (event: string) =>
    bpmn('p', element('startEvent', 'at', event) + userTask('look') + flows('at -> look'));

  test('by a cycle, when time passes, then an instance starts each time', async () => {
    await engine.deploy(model(onTimer('timeCycle', 'R2/PT1H')));
    await engine.advance(3_600_000);
    await engine.advance(3_600_000);
    await engine.advance(3_600_000);
    expect(engine.openTasks('look')).toHaveLength(2);
  });

  test('by a date, when it has come, then one instance starts, even if nothing ran at that time', async () => {
    await engine.deploy(model(onTimer('timeDate', '2026-01-06T00:00:00Z')));
    await engine.advance(5 * 86_400_000);
    expect(engine.openTasks('look')).toHaveLength(1);
  });
});
