import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  boundary,
  bpmn,
  element,
  end,
  error,
  extensions,
  flows,
  loop,
  message,
  onError,
  onMessage,
  onSignal,
  onTimer,
  serviceTask,
  signal,
  start,
  userTask,
} from '../../../testing/bpmn.ts';
import { EngineHarness } from '../../../testing/engine-harness.ts';

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

const first = bpmn('p', start() + userTask('review') + end() + flows('start -> review -> end'));
const second = bpmn(
  'p',
  start() +
    userTask('check') +
    boundary('late', 'check', onTimer('timeDuration', 'PT1H')) +
    userTask('second') +
    end() +
    flows('start -> check -> second -> end', 'late -> end'),
);

describe('given an instance at a task of the first version', () => {
  async function migrated(mapping: Record<string, string>): Promise<string> {
    await engine.deploy(first);
    const instanceId = await engine.startInstance('p');
    await engine.deploy(second);
    await engine.send({ type: 'migrate-instance', instanceId, targetVersion: 2, mapping });
    return instanceId;
  }

  test('when it is migrated, then the same task goes on in the second version', async () => {
    const instanceId = await migrated({ review: 'check' });
    const taskKey = engine.openTasks('review')[0]?.key ?? '';
    await engine.send({ type: 'complete-user-task', instanceId, taskKey, variables: {} });
    expect(engine.of('user-task-created').at(-1)).toMatchObject({ elementId: 'second', version: 2 });
  });

  test('when the second version has a timer at the task, then it counts from the migration', async () => {
    const instanceId = await migrated({ review: 'check' });
    await engine.advance(3_600_000);
    expect(engine.hasCompleted(instanceId)).toBe(true);
  });

  test('when an element has no place in the second version, then that is refused and the first goes on', async () => {
    await expect(migrated({})).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('"review"') as string,
    });
    await engine.completeTask('review');
    expect(engine.of('instance-completed')).toHaveLength(1);
  });

  test.each([
    ['leads to another kind of element', { review: 'end' }],
    ['names an element that the first version does not have', { review: 'check', gone: 'second' }],
    ['names an element that the second version does not have', { review: 'check', end: 'gone' }],
  ])('when the mapping %s, then that is refused', async (_name, mapping) => {
    await expect(migrated(mapping)).rejects.toMatchObject({ code: 'invalid' });
    await engine.completeTask('review');
    expect(engine.of('instance-completed')).toHaveLength(1);
  });
});

test('given waiting events and tokens at a join, when the instance is migrated, then each goes on as it was', async () => {
  const model = (more: string) =>
    bpmn(
      'p',
      start() +
        element('parallelGateway', 'fork') +
        element('parallelGateway', 'join') +
        userTask('a') +
        element('intermediateCatchEvent', 'wait', onMessage('m')) +
        serviceTask('job') +
        flows('start -> fork -> a -> join', 'fork -> wait -> join', 'fork -> job -> join') +
        more,
      message('m', 'paid', '=number'),
    );
  await engine.deploy(model(end() + flows('join -> end')));
  const instanceId = await engine.startInstance('p', { number: 'A1' });
  await engine.completeTask('a');
  await engine.deploy(model(userTask('after') + flows('join -> after')));
  await engine.send({ type: 'migrate-instance', instanceId, targetVersion: 2, mapping: {} });
  await engine.publish('paid', 'A1');
  await engine.completeJob('test/job');
  expect(engine.openTasks('after')).toHaveLength(1);
});

const migrate = async (instanceId: string, mapping: Record<string, string> = {}) =>
  engine.send({ type: 'migrate-instance', instanceId, targetVersion: 2, mapping });

test('given an event that waits for a message, when it waits for a timer in the second version, then only the timer counts', async () => {
  const waiting = (event: string) =>
    bpmn(
      'p',
      start() + element('intermediateCatchEvent', 'wait', event) + end() + flows('start -> wait -> end'),
      message('m', 'paid', '=number'),
    );
  await engine.deploy(waiting(onMessage('m')));
  const id = await engine.startInstance('p', { number: 'A1' });
  await engine.deploy(waiting(onTimer('timeDuration', 'PT1H')));
  await migrate(id);
  expect(engine.rows()).toMatchObject({ subscription: 0, timer: 1 });
  await engine.publish('paid', 'A1');
  expect(engine.hasCompleted(id)).toBe(false);
  await engine.advance(3_600_000);
  expect(engine.hasCompleted(id)).toBe(true);
});

test('given a multi-instance sub-process with a job, a message and an incident, when it is migrated with other ids, then every turn goes on', async () => {
  const model = (prefix: string, more: string) =>
    bpmn(
      'p',
      start() +
        element(
          'subProcess',
          `${prefix}Each`,
          loop({ inputCollection: '=[1, 2]', inputElement: 'item', outputCollection: 'out', outputElement: '=item' }) +
            start('inStart') +
            serviceTask(`${prefix}Job`, 'test/job') +
            element('receiveTask', `${prefix}Wait`, '', { messageRef: 'm' }) +
            flows(`inStart -> ${prefix}Job -> ${prefix}Wait`),
        ) +
        more,
      message('m', 'paid', '=string(item) + number'),
    );
  await engine.deploy(model('a', end() + flows('start -> aEach -> end')));
  const id = await engine.startInstance('p');
  await engine.completeJob('test/job');
  const [incident] = engine.incidents();
  await engine.deploy(model('b', userTask('after') + flows('start -> bEach -> after')));
  await migrate(id, { aEach: 'bEach', aJob: 'bJob', aWait: 'bWait' });
  await engine.completeJob('test/job');
  await engine.send({ type: 'set-variables', instanceId: id, variables: { number: 'A' } });
  for (const open of engine.incidents()) await engine.resolve(open);
  expect(incident).toMatchObject({ elementId: 'aWait', code: 'correlation-key' });
  await engine.publish('paid', '1A');
  await engine.publish('paid', '2A');
  expect(engine.openTasks('after')[0]?.variables).toMatchObject({ out: [1, 2] });
  expect(engine.rows()).toEqual({ instance: 1, job: 0, timer: 0, subscription: 0, incident: 0 });
});

test('given an event sub-process that only the second version has, when the instance is migrated, then it waits', async () => {
  const model = (more: string) =>
    bpmn('p', start() + userTask('work') + flows('start -> work') + more, signal('s', 'alarm'));
  const handler = element(
    'subProcess',
    'on',
    element('startEvent', 'caught', onSignal('s')) + userTask('reaction') + flows('caught -> reaction'),
    { triggeredByEvent: true },
  );
  await engine.deploy(model(''));
  const id = await engine.startInstance('p');
  await engine.deploy(model(handler));
  await migrate(id);
  await engine.broadcast('alarm');
  expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['reaction']);
});

test('given a call two processes deep, when only the second version of the caller catches its error, then the error is caught', async () => {
  const call = (id: string, processId: string) =>
    element('callActivity', id, extensions(`<zeebe:calledElement processId="${processId}" />`));
  const caller = (more: string) =>
    bpmn('p', start() + call('call', 'middle') + end() + flows('start -> call -> end') + more, error('e', 'BAD'));
  const middle = bpmn('middle', start() + call('deep', 'inner') + flows('start -> deep'));
  const inner = bpmn('inner', start() + serviceTask('work') + flows('start -> work'));
  await engine.deploy(caller(''), middle, inner);
  const id = await engine.startInstance('p');
  await engine.throwError('test/work', 'BAD');
  const [incident] = engine.incidents();
  expect(incident).toMatchObject({ processId: 'inner', code: 'unhandled-error' });
  await engine.deploy(
    caller(boundary('failed', 'call', onError('e')) + userTask('repair') + flows('failed -> repair')),
  );
  await migrate(id);
  if (incident) await engine.resolve(incident);
  await engine.throwError('test/work', 'BAD');
  expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['repair']);
  expect(engine.rows()).toMatchObject({ instance: 1, incident: 0, job: 0 });
});
