import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { boundary, bpmn, end, flows, onTimer, serviceTask, start } from '../../testing/bpmn.ts';
import { EngineHarness } from '../../testing/engine-harness.ts';

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

const headers = '<zeebe:taskHeaders><zeebe:header key="template" value="arrived" /></zeebe:taskHeaders>';
const model = bpmn(
  'p',
  start() +
    serviceTask('work', 'test/work', headers, 2) +
    boundary('late', 'work', onTimer('timeDuration', 'PT1H')) +
    end() +
    flows('start -> work -> end', 'late -> end'),
);

async function started(): Promise<string> {
  await engine.deploy(model);
  return engine.startInstance('p', { a: 1 });
}

describe('given a job', () => {
  test('when a worker leases it, then it gets key, headers, variables and tries', async () => {
    const instanceId = await started();
    const { job } = await engine.leaseJob('test/work');
    expect(job).toMatchObject({
      type: 'test/work',
      instanceId,
      caseId: 'case-1',
      elementId: 'work',
      headers: { template: 'arrived' },
      variables: { a: 1 },
      retries: 2,
    });
    expect(job.key).toMatch(new RegExp(`^${instanceId}:`));
  });

  test('when one worker has it, then no other gets it until the lease is over', async () => {
    await started();
    const first = await engine.leaseJob('test/work', 30_000);
    await expect(engine.leaseJob('test/work')).rejects.toThrow('there is none');
    engine.clock.advance(30_000);
    const second = await engine.leaseJob('test/work');
    expect(second.job.key).toBe(first.job.key);
    await expect(engine.finishJob(first, { type: 'completed', variables: {} })).rejects.toMatchObject({
      code: 'wrong-state',
    });
    await engine.finishJob(second, { type: 'completed', variables: {} });
    expect(engine.of('job-completed')).toHaveLength(1);
  });

  test('when a lease is over and nobody has the job, then the late worker is refused all the same', async () => {
    await started();
    const leased = await engine.leaseJob('test/work', 30_000);
    engine.clock.advance(30_000);
    await expect(engine.finishJob(leased, { type: 'completed', variables: {} })).rejects.toMatchObject({
      code: 'wrong-state',
    });
  });

  test('when it is finished twice, then the second time is refused', async () => {
    await started();
    const leased = await engine.leaseJob('test/work');
    await engine.finishJob(leased, { type: 'completed', variables: {} });
    await expect(engine.finishJob(leased, { type: 'completed', variables: {} })).rejects.toMatchObject({
      code: 'wrong-state',
    });
  });

  test('when it fails until no try is left, then there is an incident that an operator resolves with new tries', async () => {
    const id = await started();
    const failed = () => ({ type: 'failed', message: 'no line', retryAt: engine.clock.now() + 1_000 }) as const;
    await engine.finishJob(await engine.leaseJob('test/work'), failed());
    await expect(engine.leaseJob('test/work')).rejects.toThrow('there is none');
    engine.clock.advance(1_000);
    await engine.finishJob(await engine.leaseJob('test/work'), failed());
    expect(engine.of('job-failed').map(({ retries }) => retries)).toEqual([1, 0]);
    const [incident] = engine.incidents();
    expect(incident).toMatchObject({ code: 'job-retries', message: 'no line' });
    if (incident) await engine.resolve(incident, 5);
    const again = await engine.leaseJob('test/work');
    expect(again.job.retries).toBe(5);
    await engine.finishJob(again, { type: 'completed', variables: {} });
    expect(engine.hasCompleted(id)).toBe(true);
    expect(engine.rows()).toEqual({ instance: 0, job: 0, timer: 0, subscription: 0, incident: 0 });
  });

  test('when it fails with a very long message, then the incident keeps its beginning', async () => {
    await started();
    const message = 'x'.repeat(100_000);
    await engine.finishJob(await engine.leaseJob('test/work'), { type: 'failed', message, retryAt: 0 });
    await engine.finishJob(await engine.leaseJob('test/work'), { type: 'failed', message, retryAt: 0 });
    expect(engine.incidents()[0]?.message).toHaveLength(2_000);
  });

  test('when the instance is cancelled while a worker has it, then the worker is refused', async () => {
    const instanceId = await started();
    const leased = await engine.leaseJob('test/work');
    await engine.send({ type: 'cancel-instance', instanceId });
    await expect(engine.finishJob(leased, { type: 'completed', variables: {} })).rejects.toMatchObject({
      name: 'EngineRejection',
    });
    expect(engine.rows()).toEqual({ instance: 0, job: 0, timer: 0, subscription: 0, incident: 0 });
  });

  test('when the timer on it fires while a worker has it, then the worker is refused and the timer counts', async () => {
    const id = await started();
    const leased = await engine.leaseJob('test/work', 7_200_000);
    await engine.advance(3_600_000);
    await expect(engine.finishJob(leased, { type: 'completed', variables: {} })).rejects.toMatchObject({
      name: 'EngineRejection',
    });
    expect(engine.hasCompleted(id)).toBe(true);
  });

  test('when it completes before the timer on it is looked at, then the timer does nothing', async () => {
    const id = await started();
    const leased = await engine.leaseJob('test/work', 7_200_000);
    engine.clock.advance(3_600_000);
    await engine.finishJob(leased, { type: 'completed', variables: {} });
    expect(await engine.engine.fireDueTimers()).toBe(0);
    expect(engine.completed()).not.toContain('late');
    expect(engine.hasCompleted(id)).toBe(true);
  });
});

test('given two instances with jobs, when two workers lease at once, then each gets another job', async () => {
  await engine.deploy(model);
  await engine.startInstance('p');
  await engine.startInstance('p');
  const [first, second] = await Promise.all([engine.leaseJob('test/work'), engine.leaseJob('test/work')]);
  expect(first.job.key).not.toBe(second.job.key);
});
