import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LeasedJob } from '../../job-source.ts';
import {
  bpmn,
  element,
  end,
  flows,
  message,
  onMessage,
  onSignal,
  serviceTask,
  signal,
  start,
  userTask,
} from '../../testing/bpmn.ts';
import { LossyProxy } from '../testing/lossy-proxy.ts';
import { newId, operatonUrl, RealEngine } from '../testing/real-operaton.ts';

const catching = (id: string, event: string) => element('intermediateCatchEvent', id, event);

describe('given a connection that loses answers', () => {
  const proxy = new LossyProxy(operatonUrl);
  let engine: RealEngine;
  beforeAll(async () => {
    engine = await new RealEngine({ url: await proxy.open() }).start();
  });
  afterAll(async () => {
    await engine.stop();
    await proxy.close();
  });
  beforeEach(() => {
    proxy.losses = 0;
  });

  const opened = (processId: string, ...elementIds: readonly string[]) =>
    elementIds.map(
      (id) =>
        engine.events.filter(
          (event) => event.processId === processId && event.type === 'element-activated' && event.elementId === id,
        ).length,
    );

  test('when an instance is started, then it is started once', async () => {
    const processId = newId('started');
    await engine.deploy(bpmn(processId, start() + userTask('work') + end() + flows('start -> work -> end')));
    proxy.losses = 1;
    await engine.startInstance(processId, { a: 1 });
    expect([proxy.losses, ...opened(processId, 'work')]).toEqual([0, 1]);
  });

  test('when a task is completed, then the next one comes once', async () => {
    const processId = newId('completed');
    await engine.deploy(
      bpmn(processId, start() + userTask('a') + userTask('b') + end() + flows('start -> a -> b -> end')),
    );
    const instanceId = await engine.startInstance(processId);
    const [task] = engine.of(instanceId).filter(({ type }) => type === 'user-task-created');
    proxy.losses = 1;
    const taskKey = task && 'key' in task ? task.key : '';
    await engine.send({ type: 'complete-user-task', instanceId, taskKey, variables: {} });
    expect([proxy.losses, ...opened(processId, 'a', 'b')]).toEqual([0, 1, 1]);
  });

  test.each([0, 60_000])(
    'when a message with %i ms to live is published, then it is taken once',
    async (timeToLive) => {
      const processId = newId('message');
      const wait = (id: string) => catching(id, onMessage('m'));
      await engine.deploy(
        bpmn(
          processId,
          start() + wait('first') + wait('second') + end() + flows('start -> first -> second -> end'),
          message('m', processId, '=number'),
        ),
      );
      await engine.startInstance(processId, { number: 'A1' });
      proxy.losses = 1;
      await engine.send({ type: 'publish-message', name: processId, correlationKey: 'A1', variables: {}, timeToLive });
      await engine.until(() => opened(processId, 'second')[0] === 1, 'the second event to wait');
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect([proxy.losses, ...opened(processId, 'second', 'end')]).toEqual([0, 1, 0]);
    },
  );

  test('when a message starts a process, then it starts once', async () => {
    const processId = newId('messageStart');
    await engine.deploy(
      bpmn(
        processId,
        element('startEvent', 'start', onMessage('m')) + userTask('work') + end() + flows('start -> work -> end'),
        message('m', processId),
      ),
    );
    proxy.losses = 1;
    await engine.send({ type: 'publish-message', name: processId, correlationKey: '', variables: {}, timeToLive: 0 });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect([proxy.losses, ...opened(processId, 'work')]).toEqual([0, 1]);
  });

  test('when a signal is broadcast, then each who waits gets it once', async () => {
    const processId = newId('signal');
    const wait = (id: string) => catching(id, onSignal('s'));
    await engine.deploy(
      bpmn(
        processId,
        start() + wait('first') + wait('second') + end() + flows('start -> first -> second -> end'),
        signal('s', processId),
      ),
    );
    await engine.startInstance(processId);
    await engine.startInstance(processId);
    proxy.losses = 1;
    await engine.send({ type: 'broadcast-signal', name: processId, variables: {} });
    await engine.until(() => opened(processId, 'second')[0] === 2, 'both to go on');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect([proxy.losses, ...opened(processId, 'second', 'end')]).toEqual([0, 2, 0]);
  });

  test('when a step is entered by hand, then it is entered once', async () => {
    const processId = newId('modified');
    await engine.deploy(
      bpmn(processId, start() + userTask('a') + userTask('b') + end() + flows('start -> a -> b -> end')),
    );
    const instanceId = await engine.startInstance(processId);
    proxy.losses = 1;
    await engine.send({ type: 'modify-instance', instanceId, activate: [{ elementId: 'b' }], terminate: [] });
    expect([proxy.losses, ...opened(processId, 'a', 'b')]).toEqual([0, 1, 1]);
  });

  test('when a job is done, then the process goes on once', async () => {
    const processId = newId('job');
    await engine.deploy(
      bpmn(
        processId,
        start() + serviceTask('work', processId) + userTask('next') + end() + flows('start -> work -> next -> end'),
      ),
    );
    const taken: LeasedJob[] = [];
    const service = engine.engine.jobs.serve({
      leases: new Map([[processId, 30_000]]),
      concurrency: 2,
      take: async (leased) => {
        taken.push(leased);
        proxy.losses = 1;
        await engine.database.transaction((tx) =>
          engine.engine.jobs.finish(tx, leased, { type: 'completed', variables: { done: true } }),
        );
      },
    });
    const instanceId = await engine.startInstance(processId, { a: 1 });
    await engine.until(() => opened(processId, 'next')[0] === 1, 'the next task');
    await service.settled();
    await service.stop();
    expect([proxy.losses, ...opened(processId, 'work', 'next')]).toEqual([0, 1, 1]);
    expect(taken.map(({ job }) => [job.type, job.instanceId, job.variables, job.retries])).toEqual([
      [processId, instanceId, { a: 1 }, 3],
    ]);
  });
});
