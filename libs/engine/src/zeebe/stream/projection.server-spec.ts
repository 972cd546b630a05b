import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bpmn, end, flows, serviceTask, start, userTask } from '../../testing/bpmn.ts';
import { Gateway } from '../gateway/gateway.ts';
import { ID_VARIABLE } from '../mirror/mirror.ts';
import { RealEngine, zeebe } from '../testing/real-zeebe.ts';
import { streamNames } from './stream-names.ts';

const processId = `stream${Date.now()}`;
const model = bpmn(
  processId,
  start() +
    userTask('ask') +
    userTask('check') +
    serviceTask('file', `${processId}/file`) +
    end() +
    flows('start -> ask -> check -> file -> end'),
);

describe('events of Zeebe through Redis', () => {
  const redis = new Redis(zeebe.redisUrl, { lazyConnect: true, protocol: 2 });
  const gateway = new Gateway(zeebe.address);
  const running: RealEngine[] = [];

  const open = async (...args: ConstructorParameters<typeof RealEngine>) => {
    const engine = await new RealEngine(...args).start();
    running.push(engine);
    return engine;
  };

  beforeAll(() => redis.connect());
  afterAll(async () => {
    await Promise.all(running.map((engine) => engine.stop()));
    await gateway.close();
    await redis.quit();
  });

  const jobOf = (engine: RealEngine, instanceId: string): string => {
    const row = engine.database.handle.prepare('SELECT mirror FROM engine_remote WHERE id = ?').get(instanceId);
    const mirror = JSON.parse(String(row?.['mirror'])) as { elements: Record<string, { job?: { key: string } }> };
    return Object.values(mirror.elements).find(({ job }) => job)?.job?.key ?? '';
  };

  it('go on where the process before was stopped, each once', async () => {
    const first = await open();
    await first.deploy(model);
    const instanceId = await first.startInstance(processId);
    await first.stop();
    await gateway.call('CompleteJob', { jobKey: jobOf(first, instanceId), variables: '{}' });
    const second = await open(first.database);
    await second.event('user-task-created', instanceId, 'check');
    expect(second.ofInstance(instanceId)).toEqual([
      'user-task-completed ask',
      'element-completed ask',
      'flow-taken ask_check',
      'element-activated check',
      'user-task-created check',
    ]);
    expect(await second.alarms()).toEqual([]);
  });

  it('are read by one of two processes, and by the other one when that stops', async () => {
    const first = await open();
    await first.deploy(model);
    const second = await open(first.database);
    const instanceId = await first.startInstance(processId);
    expect(second.ofInstance(instanceId)).toEqual([]);
    await first.stop();
    await second.send({
      type: 'complete-user-task',
      instanceId,
      taskKey: (await first.event('user-task-created', instanceId)).key,
      variables: {},
    });
    await second.event('user-task-created', instanceId, 'check');
  });

  it('go on when the connection to Redis breaks and the group is gone', async () => {
    const engine = await open();
    await engine.deploy(model);
    const instanceId = await engine.startInstance(processId);
    for (const name of streamNames('zeebe')) await redis.xgroup('DESTROY', name, engine.group());
    await redis.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    const { key: taskKey } = await engine.event('user-task-created', instanceId, 'ask');
    await engine.send({ type: 'complete-user-task', instanceId, taskKey, variables: {} });
    await engine.event('user-task-created', instanceId, 'check');
    expect(await engine.alarms()).toEqual([]);
  });

  it('that were deleted unread raise an alarm, and open tasks are compared with Zeebe', async () => {
    const first = await open();
    await first.deploy(model);
    const moved = await first.startInstance(processId);
    const ended = await first.startInstance(processId);
    const stays = await first.startInstance(processId);
    await first.stop();
    await gateway.call('CompleteJob', { jobKey: jobOf(first, moved), variables: '{"seen":true}' });
    await gateway.call('CancelProcessInstance', { processInstanceKey: first.remoteId(ended) });
    await new Promise((resolve) => setTimeout(resolve, 500));
    for (const name of streamNames('zeebe')) await redis.xtrim(name, 'MAXLEN', 0);
    const second = await open(first.database);
    await second.event('instance-completed', ended);
    const task = await second.event('user-task-created', moved, 'check');
    expect(task.variables).toMatchObject({ seen: true });
    await second.event('user-task-canceled', moved, 'ask');
    expect(second.ofInstance(stays)).toEqual([]);
    const [alarm] = await second.until(() => alarmsOf(second), 'an alarm').then(() => second.alarms());
    expect(alarm).toMatch(/^events-lost: .*deleted before they were read \(.*of zeebe:JOB/);
    await second.send({ type: 'complete-user-task', instanceId: moved, taskKey: task.key, variables: {} });
    await second.event('job-created', moved, 'file');
  });

  it('that were deleted after a reader died over them raise an alarm', async () => {
    const first = await open();
    await first.deploy(model);
    const instanceId = await first.startInstance(processId);
    await first.stop();
    await gateway.call('CompleteJob', { jobKey: jobOf(first, instanceId), variables: '{}' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const names = streamNames('zeebe');
    const group = ['GROUP', first.group(), 'projection', 'COUNT', '1000'];
    await redis.call('XREADGROUP', ...group, 'STREAMS', ...names, ...names.map(() => '>'));
    for (const name of names) await redis.xtrim(name, 'MAXLEN', 0);
    const second = await open(first.database);
    await second.event('user-task-created', instanceId, 'check');
    await second.until(() => alarmsOf(second), 'an alarm');
    expect(await second.alarms()).toEqual([expect.stringContaining('deleted before they were read')]);
  });

  it('that a dead reader had in hand are taken in by the next one', async () => {
    const first = await open();
    await first.deploy(model);
    const instanceId = await first.startInstance(processId);
    await first.stop();
    await gateway.call('CompleteJob', { jobKey: jobOf(first, instanceId), variables: '{}' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const names = streamNames('zeebe');
    const group = ['GROUP', first.group(), 'projection', 'COUNT', '3'];
    await redis.call('XREADGROUP', ...group, 'STREAMS', ...names, ...names.map(() => '>'));
    const second = await open(first.database);
    await second.event('user-task-created', instanceId, 'check');
    expect(second.ofInstance(instanceId)).toHaveLength(5);
    expect(await second.alarms()).toEqual([]);
  });

  it('of a second start for the same command end that one with an alarm', async () => {
    const engine = await open();
    await engine.deploy(model);
    const instanceId = await engine.startInstance(processId);
    const { processInstanceKey } = await gateway.call<{ processInstanceKey: string }>('CreateProcessInstance', {
      ...{ bpmnProcessId: processId, version: -1 },
      variables: JSON.stringify({ [ID_VARIABLE]: instanceId }),
    });
    await engine.until(() => alarmsOf(engine), 'an alarm');
    expect(await engine.alarms()).toEqual([expect.stringContaining(`duplicate-instance: `)]);
    const cancel = gateway.call('CancelProcessInstance', { processInstanceKey });
    await expect(cancel).rejects.toThrow('NOT_FOUND');
    expect(engine.ofInstance(instanceId).filter((what) => what === 'instance-started')).toHaveLength(1);
  });
});

function alarmsOf({ database }: RealEngine): boolean {
  return database.handle.prepare('SELECT id FROM engine_alarm').get() !== undefined;
}
