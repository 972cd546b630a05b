import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contractCase, type ContractCase } from './contract-case.ts';
import { end, flows, newProcess, serviceTask, start, userTask } from './elements.ts';
import { EventHub } from './event-hub.ts';
import { runCase } from './run-case.ts';
import type { EngineStage } from './stage.ts';
import { openEmbeddedStage } from './stages/embedded.ts';
import type { Outcome } from './case-proof.ts';

let stage: EngineStage;
let hub: EventHub;
beforeAll(async () => {
  const opened = await openEmbeddedStage();
  // What is expected in vain is waited for.
  stage = { ...opened, patience: 50 };
  hub = new EventHub(stage.engine);
});
afterAll(() => stage.close());

const model: ContractCase['model'] = (name) =>
  newProcess(
    name('main'),
    start() +
      userTask('work') +
      serviceTask('tell', name('tell'), '', 1) +
      end() +
      flows('start -> work -> tell -> end'),
  );

async function differenceOf(run: ContractCase['run'], files = model): Promise<string> {
  const contract = contractCase({ id: 'x/y', title: '', model: files, run });
  return { difference: '', ...(await runCase(stage, hub, contract)) }.difference;
}

describe('given an instance that waits for a job behind a completed task', () => {
  const expecting = (outcome: Outcome) =>
    differenceOf(async (engine) => {
      const instance = await engine.start({ a: 1 });
      await engine.completeTask('work', { b: 2 });
      await engine.job('tell');
      await engine.expect(instance, outcome);
    });

  test('when that is expected, then there is no difference', async () => {
    expect(await expecting({ state: 'active', ways: ['start > work > tell?'], variables: { a: 1, b: 2 } })).toBe('');
  });

  test.each<[string, Outcome, RegExp]>([
    ['its end', { ways: ['start > work > tell?'] }, /the instance to be completed, but it is active/],
    ['another way', { state: 'active', ways: ['start > work? > tell?'] }, /"completed work" 0 times, but 1/],
    ['less', { state: 'active', ways: ['start > work'] }, /"took work_tell" 0 times, but 1/],
    ['more', { state: 'active', ways: ['start > work > tell?', '2 * x'] }, /"entered x" 2 times, but 0/],
    ['a loop', { state: 'active', ways: ['start > work > tell?[1?]'] }, /"entered loop tell" 1 times, but 0/],
    [
      'other variables',
      { state: 'active', ways: ['start > work > tell?'], variables: { a: 1 } },
      /variables \{"a":1\}/,
    ],
    [
      'an incident',
      { state: 'active', ways: ['start > work > tell?'], incidents: ['tell job-retries'] },
      /incidents \["tell job-retries"\], but \[\]/,
    ],
  ])('when %s is expected, then the difference says so', async (_what, outcome, message) => {
    expect(await expecting(outcome)).toMatch(message);
  });

  test('when a flow is left open, then it does not matter', async () => {
    expect(await expecting({ state: 'active', ways: ['start > work ~ tell?'] })).toBe('');
  });
});

test('given an incident that no case expects, then there is a difference', async () => {
  const difference = await differenceOf(async (engine) => {
    const instance = await engine.start();
    await engine.completeTask('work');
    await engine.failJob('tell');
    await engine.expect(instance, { state: 'active', ways: ['start > work > tell?'] });
  });
  expect(difference).toMatch(/incidents \[\], but \["tell job-retries: out of order"\]/);
});

test('given an order that is not the one of the events, then there is a difference', async () => {
  const difference = await differenceOf(async (engine) => {
    const instance = await engine.start();
    await engine.task('work');
    engine.proof.order(instance, 'entered work', 'completed start');
  });
  expect(difference).toMatch(/but "completed start" is not in its place/);
});

test('given a task that never opens, then the case fails in time and leaves no instance behind', async () => {
  let instance = '';
  let events: () => string = () => '';
  const difference = await differenceOf(async (engine) => {
    instance = await engine.start();
    events = () => engine.events.state(instance);
    await engine.completeTask('nowhere');
  });
  expect(difference).toBe('Expected an open user task "nowhere", but waited in vain.');
  expect(events()).toBe('terminated');
});

test('given a command that must be refused, when it is not, then there is a difference', async () => {
  const difference = await differenceOf(async (engine) => {
    const instanceId = await engine.start();
    await engine.task('work');
    await engine.refused({ type: 'cancel-instance', instanceId });
  });
  expect(difference).toMatch(/Expected "cancel-instance" to be refused/);
});

test('given a model that is refused, then the case fails with the reason', async () => {
  const broken = (name: (local: string) => string) => newProcess(name('main'), start() + end());
  expect(await differenceOf(async () => undefined, broken)).toMatch(/unreachable|no flow leads/i);
});

test('given a capability that an engine lacks, when a case needs it, then it is excluded with its flag', async () => {
  const contract = contractCase({
    id: 'x/y',
    title: '',
    needs: ['sameTransaction'],
    model,
    run: async () => undefined,
  });
  const server = { ...stage, engine: { ...stage.engine, name: 'zeebe' } as EngineStage['engine'] };
  expect(await runCase(server, hub, contract)).toEqual({ outcome: 'excluded', flags: ['sameTransaction'] });
});
