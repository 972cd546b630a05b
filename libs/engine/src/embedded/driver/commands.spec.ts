import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EngineCommand } from '../../command.ts';
import { bpmn, element, end, flows, start, userTask } from '../../testing/bpmn.ts';
import { EngineHarness } from '../../testing/engine-harness.ts';

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

const model = bpmn('p', start() + userTask('a') + end() + flows('start -> a -> end'));

describe('given a running instance', () => {
  test('when it is started again with its id, then that is refused as a duplicate', async () => {
    await engine.deploy(model);
    const instanceId = await engine.startInstance('p');
    const again = engine.send({ type: 'start-instance', instanceId, processId: 'p', caseId: 'x', variables: {} });
    await expect(again).rejects.toMatchObject({ code: 'duplicate' });
    expect(engine.rows().instance).toBe(1);
  });

  test('when it is cancelled, then its task is cancelled and no row is left', async () => {
    await engine.deploy(model);
    const instanceId = await engine.startInstance('p');
    await engine.send({ type: 'cancel-instance', instanceId });
    expect(engine.events.slice(-3).map(({ type }) => type)).toEqual([
      'user-task-canceled',
      'element-terminated',
      'instance-terminated',
    ]);
    expect(engine.rows().instance).toBe(0);
  });

  test('when variables of a task are set, then they are local to it', async () => {
    await engine.deploy(model);
    const instanceId = await engine.startInstance('p', { n: 1 });
    const scopeKey = engine.openTasks()[0]?.key ?? '';
    await engine.send({ type: 'set-variables', instanceId, scopeKey, variables: { n: 2 } });
    expect(await engine.variables(instanceId)).toEqual({ n: 1 });
  });

  test('when a receiver of events throws, then nothing of the step is kept', async () => {
    await engine.deploy(model);
    const instanceId = await engine.startInstance('p');
    let broken = true;
    engine.engine.onEvents(() => (broken ? Promise.reject(new Error('projection failed')) : Promise.resolve()));
    await expect(engine.send({ type: 'cancel-instance', instanceId })).rejects.toThrow('projection failed');
    broken = false;
    expect(engine.rows().instance).toBe(1);
    await engine.send({ type: 'cancel-instance', instanceId });
    expect(engine.rows().instance).toBe(0);
  });
});

const unknown: readonly [string, EngineCommand, string][] = [
  [
    'start of an unknown process',
    { type: 'start-instance', instanceId: 'i', processId: 'q', caseId: 'c', variables: {} },
    'unknown-definition',
  ],
  [
    'start of an unknown version',
    { type: 'start-instance', instanceId: 'i', processId: 'p', version: 9, caseId: 'c', variables: {} },
    'unknown-definition',
  ],
  [
    'start with an id that is none',
    { type: 'start-instance', instanceId: 'a b', processId: 'p', caseId: 'c', variables: {} },
    'invalid',
  ],
  [
    'completion in an unknown instance',
    { type: 'complete-user-task', instanceId: 'i', taskKey: '1', variables: {} },
    'unknown-instance',
  ],
  ['cancelling an unknown instance', { type: 'cancel-instance', instanceId: 'i' }, 'unknown-instance'],
  [
    'migration of an unknown instance',
    { type: 'migrate-instance', instanceId: 'i', targetVersion: 1, mapping: {} },
    'unknown-instance',
  ],
];

test.each(unknown)('given %s, then it is refused', async (_name, command, code) => {
  await engine.deploy(model);
  await expect(engine.send(command)).rejects.toMatchObject({ name: 'EngineRejection', code });
});

test('given a model that loops without waiting, when it starts, then it stops in an incident instead of for ever', async () => {
  const body =
    start() +
    element('exclusiveGateway', 'merge') +
    element('task', 'again') +
    flows('start -> merge -> again -> merge');
  await engine.deploy(bpmn('p', body));
  const instanceId = await engine.startInstance('p');
  expect(engine.incidents()).toMatchObject([{ instanceId, code: 'loop' }]);
  await engine.send({ type: 'cancel-instance', instanceId });
  expect(engine.rows()).toEqual({ instance: 0, job: 0, timer: 0, subscription: 0, incident: 0 });
});
