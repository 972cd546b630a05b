import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bpmn, element, end, flow, flows, start, userTask } from '../../../testing/bpmn.ts';
import { EngineHarness } from '../../../testing/engine-harness.ts';

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

describe('given an exclusive gateway with two conditions and a default flow', () => {
  const model = bpmn(
    'p',
    start() +
      element('exclusiveGateway', 'x', '', { default: 'x_other' }) +
      ['high', 'low', 'other'].map((id) => userTask(id)).join('') +
      flows('start -> x', 'x -> other') +
      flow('x', 'high', '=amount > 10') +
      flow('x', 'low', '=amount > 1'),
  );

  test.each([
    [20, 'high'],
    [5, 'low'],
    [0, 'other'],
  ])('when the amount is %i, then the task is %s', async (amount, task) => {
    await engine.deploy(model);
    await engine.startInstance('p', { amount });
    expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual([task]);
  });

  test('when a condition cannot be decided, then there is an incident that goes on once the variable is right', async () => {
    await engine.deploy(model);
    const instanceId = await engine.startInstance('p');
    const [incident] = engine.incidents();
    expect(incident).toMatchObject({ elementId: 'x', code: 'expression' });
    expect(incident?.message).toMatch(/^Expected "amount > 10" to give true or false, but it gave null/);
    await engine.send({ type: 'set-variables', instanceId, variables: { amount: 20 } });
    if (incident) await engine.resolve(incident);
    expect(engine.openTasks('high')).toHaveLength(1);
    expect(engine.rows().incident).toBe(0);
  });
});

test('given no default flow, when no condition is true, then there is an incident', async () => {
  await engine.deploy(
    bpmn(
      'p',
      start() +
        element('exclusiveGateway', 'x') +
        end('a') +
        end('b') +
        flows('start -> x') +
        flow('x', 'a', '=n = 1') +
        flow('x', 'b', '=n = 2'),
    ),
  );
  await engine.startInstance('p', { n: 3 });
  expect(engine.incidents()).toMatchObject([{ elementId: 'x', code: 'no-flow-taken' }]);
});

test('given an inclusive gateway, when two of three conditions are true, then two ways are taken', async () => {
  const fork = element('inclusiveGateway', 'or', '', { default: 'or_c' });
  await engine.deploy(
    bpmn(
      'p',
      start() +
        fork +
        userTask('a') +
        userTask('b') +
        userTask('c') +
        flows('start -> or', 'or -> c') +
        flow('or', 'a', '=n > 1') +
        flow('or', 'b', '=n > 2'),
    ),
  );
  await engine.startInstance('p', { n: 3 });
  await engine.startInstance('p', { n: 0 });
  expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['a', 'b', 'c']);
});

test('given a parallel fork and join, when one branch waits, then the join waits for it and goes on once', async () => {
  await engine.deploy(
    bpmn(
      'p',
      start() +
        element('parallelGateway', 'fork') +
        element('parallelGateway', 'join') +
        userTask('a') +
        userTask('b') +
        userTask('after') +
        end() +
        flows('start -> fork -> a -> join -> after -> end', 'fork -> b -> join'),
    ),
  );
  const id = await engine.startInstance('p');
  await engine.completeTask('a');
  expect(engine.openTasks('after')).toHaveLength(0);
  await engine.completeTask('b');
  expect(engine.openTasks('after')).toHaveLength(1);
  await engine.completeTask('after');
  expect(engine.hasCompleted(id)).toBe(true);
  expect(engine.completed().filter((elementId) => elementId === 'join')).toHaveLength(1);
});

test('given a branch that comes to a join twice, when the other branch comes once, then the second token waits', async () => {
  await engine.deploy(
    bpmn(
      'p',
      start() +
        element('parallelGateway', 'fork') +
        element('exclusiveGateway', 'merge') +
        element('parallelGateway', 'join') +
        userTask('a') +
        userTask('b') +
        userTask('c') +
        userTask('after') +
        flows('start -> fork -> a -> merge -> join -> after', 'fork -> b -> merge', 'fork -> c -> join'),
    ),
  );
  await engine.startInstance('p');
  await engine.completeTask('a');
  await engine.completeTask('b');
  expect(engine.openTasks('after')).toHaveLength(0);
  await engine.completeTask('c');
  expect(engine.openTasks('after')).toHaveLength(1);
});
