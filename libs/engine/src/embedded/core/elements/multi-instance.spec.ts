import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  boundary,
  bpmn,
  element,
  end,
  extensions,
  flows,
  ioMapping,
  loop,
  onTimer,
  start,
  userTask,
  type Loop,
} from '../../../testing/bpmn.ts';
import { EngineHarness } from '../../../testing/engine-harness.ts';

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

const model = (settings: Partial<Loop>, more = '', mapping = '') =>
  bpmn(
    'p',
    start() +
      element(
        'userTask',
        'sign',
        extensions(mapping) + loop({ inputCollection: '=people', inputElement: 'person', ...settings }),
      ) +
      userTask('after') +
      flows('start -> sign -> after') +
      more,
  );
const collecting: Partial<Loop> = { outputCollection: 'opinions', outputElement: '=person + ":" + opinion' };

describe('given a parallel multi-instance task', () => {
  test('when it is entered, then there is a task for each item with the item and a counter', async () => {
    await engine.deploy(model({}));
    await engine.startInstance('p', { people: ['li', 'wang'] });
    expect(engine.openTasks('sign').map(({ variables }) => [variables.person, variables.loopCounter])).toEqual([
      ['li', 1],
      ['wang', 2],
    ]);
  });

  test('when it is entered, then the activity around the turns can be told from them', async () => {
    await engine.deploy(model({}));
    await engine.startInstance('p', { people: ['li', 'wang'] });
    const entered = engine.events.filter((event) => event.type === 'element-activated' && event.elementId === 'sign');
    expect(entered.map((event) => 'loop' in event)).toEqual([true, false, false]);
  });

  test('when all are done in another order, then the outputs stand in the order of the items', async () => {
    await engine.deploy(model(collecting, '', ioMapping({}, { opinion: '=opinion' })));
    const id = await engine.startInstance('p', { people: ['li', 'wang'] });
    const [first, second] = engine.openTasks('sign');
    for (const [task, opinion] of [
      [second, 'no'],
      [first, 'yes'],
    ] as const) {
      await engine.send({
        type: 'complete-user-task',
        instanceId: id,
        taskKey: task?.key ?? '',
        variables: { opinion },
      });
    }
    expect(engine.openTasks('after')).toHaveLength(1);
    expect(await engine.variables(id)).toMatchObject({ opinions: ['li:yes', 'wang:no'] });
  });

  test('when the completion condition comes true, then the rest is cancelled', async () => {
    await engine.deploy(model({ completionCondition: '=numberOfCompletedInstances / numberOfInstances >= 0.5' }));
    await engine.startInstance('p', { people: ['a', 'b', 'c', 'd'] });
    await engine.completeTask('sign');
    expect(engine.openTasks('after')).toHaveLength(0);
    await engine.completeTask('sign');
    expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['after']);
    expect(engine.of('user-task-canceled')).toHaveLength(2);
  });

  test('when one vetoes by the condition on its answer, then the rest is cancelled', async () => {
    await engine.deploy(model({ completionCondition: '=veto = true' }));
    await engine.startInstance('p', { people: ['a', 'b', 'c'], veto: false });
    await engine.completeTask('sign', { veto: true });
    expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['after']);
  });
});

test('given a sequential multi-instance task, when one is done, then the next opens, and at last the process goes on', async () => {
  await engine.deploy(model({ sequential: true, ...collecting }, '', ioMapping({ opinion: '="none"' })));
  const id = await engine.startInstance('p', { people: ['li', 'wang'] });
  expect(engine.openTasks('sign').map(({ variables }) => variables.person)).toEqual(['li']);
  await engine.completeTask('sign', { opinion: 'yes' });
  expect(engine.openTasks('sign').map(({ variables }) => variables.person)).toEqual(['wang']);
  await engine.completeTask('sign', { opinion: 'no' });
  expect(await engine.variables(id)).toMatchObject({ opinions: ['li:yes', 'wang:no'] });
});

test('given an empty collection, when the task is entered, then it is done at once with an empty output', async () => {
  await engine.deploy(model(collecting));
  const id = await engine.startInstance('p', { people: [] });
  expect(engine.openTasks('after')).toHaveLength(1);
  expect(await engine.variables(id)).toMatchObject({ opinions: [] });
});

test('given no list, when the task is entered, then there is an incident', async () => {
  await engine.deploy(model({}));
  await engine.startInstance('p', { people: 'li' });
  expect(engine.incidents()).toMatchObject([{ elementId: 'sign', code: 'expression' }]);
});

test('given a timer on the whole, when it fires, then all turns end', async () => {
  const more = boundary('late', 'sign', onTimer('timeDuration', 'PT1H')) + end() + flows('late -> end');
  await engine.deploy(model({}, more));
  const id = await engine.startInstance('p', { people: ['a', 'b'] });
  await engine.advance(3_600_000);
  expect(engine.hasCompleted(id)).toBe(true);
  expect(engine.rows()).toEqual({ instance: 0, job: 0, timer: 0, subscription: 0, incident: 0 });
});

test('given a multi-instance sub-process, when its turns run, then each has variables of its own', async () => {
  const sub = element(
    'subProcess',
    'each',
    loop({ inputCollection: '=[1, 2]', inputElement: 'n', outputCollection: 'squares', outputElement: '=square' }) +
      start('s') +
      element(
        'scriptTask',
        'script',
        extensions(
          '<zeebe:script expression="=n * n" resultVariable="square" />' + ioMapping({}, { square: '=square' }),
        ),
      ) +
      flows('s -> script'),
  );
  await engine.deploy(bpmn('p', start() + sub + userTask('after') + flows('start -> each -> after')));
  const id = await engine.startInstance('p');
  expect(await engine.variables(id)).toMatchObject({ squares: [1, 4] });
});

test('given outputs of workers at the same time, when each turn maps its own, then they do not mix and the process does not get them', async () => {
  const task = element(
    'serviceTask',
    'work',
    extensions('<zeebe:taskDefinition type="test/work" />' + ioMapping({}, { result: '=answer' })) +
      loop({ inputCollection: '=[1, 2]', inputElement: 'n', outputCollection: 'results', outputElement: '=result' }),
  );
  await engine.deploy(bpmn('p', start() + task + userTask('after') + flows('start -> work -> after')));
  const id = await engine.startInstance('p');
  await engine.completeJob('test/work', { answer: 'a' });
  await engine.completeJob('test/work', { answer: 'b' });
  expect(await engine.variables(id)).toEqual({ results: ['a', 'b'] });
});
