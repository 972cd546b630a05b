import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bpmn, end, flows, serviceTask, start, userTask } from '../../../testing/bpmn.ts';
import { EngineHarness } from '../../../testing/engine-harness.ts';

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

describe('given start → user task → service task → end', () => {
  const model = bpmn(
    'simple',
    start() + userTask('review') + serviceTask('notify') + end() + flows('start -> review -> notify -> end'),
  );

  test('when everything is done, then the events tell the whole way in order', async () => {
    await engine.deploy(model);
    const id = await engine.startInstance('simple', { amount: 3 });
    await engine.completeTask('review', { approved: true });
    await engine.completeJob('test/notify');
    expect(
      engine.events.map((event) => ('elementId' in event ? `${event.type} ${event.elementId}` : event.type)),
    ).toEqual([
      'instance-started',
      'element-activated start',
      'element-completed start',
      'flow-taken start_review',
      'element-activated review',
      'user-task-created review',
      'user-task-completed review',
      'variables-updated',
      'element-completed review',
      'flow-taken review_notify',
      'element-activated notify',
      'job-created notify',
      'job-completed notify',
      'element-completed notify',
      'flow-taken notify_end',
      'element-activated end',
      'element-completed end',
      'instance-completed',
    ]);
    expect(engine.events.map(({ position }) => position)).toEqual(engine.events.map((_event, index) => index + 1));
    expect(engine.lastVariables(id)).toEqual({ amount: 3, approved: true });
  });

  test('when it has ended, then no row is left', async () => {
    await engine.deploy(model);
    await engine.startInstance('simple');
    await engine.completeTask('review');
    await engine.completeJob('test/notify');
    expect(engine.rows()).toEqual({ instance: 0, job: 0, timer: 0, subscription: 0, incident: 0 });
  });

  test('when a task is completed twice, then the second time is refused and nothing changes', async () => {
    await engine.deploy(model);
    const instanceId = await engine.startInstance('simple');
    const [task] = engine.openTasks();
    await engine.completeTask('review');
    const before = engine.events.length;
    await expect(
      engine.send({ type: 'complete-user-task', instanceId, taskKey: task?.key ?? '', variables: {} }),
    ).rejects.toMatchObject({ name: 'EngineRejection', code: 'wrong-state' });
    expect(engine.events).toHaveLength(before);
  });
});
