import { afterAll, describe, expect, it } from 'vitest';
import type { LeasedJob } from '../../job-source.ts';
import { bpmn, end, flows, serviceTask, start } from '../../testing/bpmn.ts';
import { Gateway } from '../gateway/gateway.ts';
import { RealEngine, zeebe } from '../testing/real-zeebe.ts';

const processId = `jobs${Date.now()}`;
const type = `${processId}/work`;
const model = bpmn(processId, start() + serviceTask('work', type) + end() + flows('start -> work -> end'));

describe('jobs of Zeebe', () => {
  const gateway = new Gateway(zeebe.address);
  const running: RealEngine[] = [];
  afterAll(async () => {
    await Promise.all(running.map((engine) => engine.stop()));
    await gateway.close();
  });

  const serve = async (take: (engine: RealEngine, leased: LeasedJob) => Promise<void>, concurrency = 4) => {
    const engine = await new RealEngine().start();
    running.push(engine);
    await engine.deploy(model);
    const leases = new Map([[type, 30_000]]);
    const service = engine.engine.jobs.serve({ leases, concurrency, take: (leased) => take(engine, leased) });
    return { engine, service };
  };

  const complete = ({ database, engine }: RealEngine, leased: LeasedJob) =>
    database.transaction((tx) => engine.jobs.finish(tx, leased, { type: 'completed', variables: { done: true } }));

  it('are handed out with what their worker needs, and never more at once than asked for', async () => {
    let inHand = 0;
    let most = 0;
    const seen: LeasedJob[] = [];
    const { engine, service } = await serve(async (owner, leased) => {
      inHand += 1;
      most = Math.max(most, inHand);
      seen.push(leased);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await complete(owner, leased);
      inHand -= 1;
    }, 2);
    const instances = await Promise.all([1, 2, 3, 4, 5].map((n) => engine.startInstance(processId, { n })));
    for (const instanceId of instances) await engine.event('instance-completed', instanceId);
    expect(most).toBeLessThanOrEqual(2);
    const [first] = seen.filter(({ job }) => job.instanceId === instances[0]);
    expect(first).toMatchObject({ job: { type, elementId: 'work', retries: 3, variables: { n: 1 } }, failures: 0 });
    expect(first?.job.caseId).toBe(`case-${instances[0]}`);
    await service.stop();
  });

  it('that failed come again after their pause, with the failures counted', async () => {
    const tries: { readonly at: number; readonly failures: number }[] = [];
    const { engine, service } = await serve(async (owner, leased) => {
      tries.push({ at: performance.now(), failures: leased.failures });
      if (tries.length > 1) return complete(owner, leased);
      const outcome = { type: 'failed', message: 'away', retryAt: Date.now() + 1_000 } as const;
      return owner.database.transaction((tx) => owner.engine.jobs.finish(tx, leased, outcome));
    });
    const instanceId = await engine.startInstance(processId);
    await engine.event('instance-completed', instanceId);
    expect(tries.map(({ failures }) => failures)).toEqual([0, 1]);
    expect((tries[1]?.at ?? 0) - (tries[0]?.at ?? 0)).toBeGreaterThan(900);
    await service.stop();
  });

  it('of instances that are not known here are given back, with all their tries', async () => {
    const { service } = await serve(async () => undefined);
    const started = { bpmnProcessId: processId, version: -1, variables: '{}' };
    await gateway.call('CreateProcessInstance', started);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await service.stop();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const request = { type, worker: 'spec', timeout: 1_000, maxJobsToActivate: 10, requestTimeout: -1 };
    const parts = gateway.stream<{ jobs: { retries: number; processInstanceKey: string }[] }>(
      'ActivateJobs',
      request,
      5_000,
      new AbortController().signal,
    );
    const jobs = [];
    for await (const part of parts) jobs.push(...part.jobs);
    expect(jobs.map(({ retries }) => retries)).toEqual([3]);
    for (const { processInstanceKey } of jobs) await gateway.call('CancelProcessInstance', { processInstanceKey });
  });
});
