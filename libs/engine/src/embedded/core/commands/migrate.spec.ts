import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  boundary,
  bpmn,
  element,
  end,
  flows,
  message,
  onMessage,
  onTimer,
  serviceTask,
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

  test('when the mapping leads to another kind of element, then that is refused', async () => {
    await expect(migrated({ review: 'end' })).rejects.toMatchObject({ code: 'invalid' });
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
