import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bpmn, element, end, extensions, flows, loop, start, userTask } from '../../../testing/bpmn.ts';
import { EngineHarness } from '../../../testing/engine-harness.ts';
import type { Activation } from '../../../command.ts';

const NOTHING = { instance: 0, job: 0, timer: 0, subscription: 0, incident: 0 };

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

const modify = (instanceId: string, activate: readonly Activation[], terminate: readonly string[] = []) =>
  engine.database.transaction((tx) =>
    engine.engine.send(tx, { type: 'modify-instance', instanceId, activate, terminate }),
  );
const keysOf = (elementId: string, onlyTurns = false) =>
  engine
    .of('element-activated')
    .filter((event) => event.elementId === elementId && !(onlyTurns && event.loop))
    .map(({ key }) => key);
const tasks = () => engine.openTasks().map(({ elementId }) => elementId);

const nested = (more = '') =>
  element(
    'subProcess',
    'outer',
    start('outerStart') +
      userTask('prepare') +
      element(
        'subProcess',
        'inner',
        more + start('innerStart') + userTask('review') + userTask('sign') + flows('innerStart -> review -> sign'),
      ) +
      flows('outerStart -> prepare -> inner'),
  );
const model = bpmn('p', start() + nested() + userTask('file') + end() + flows('start -> outer -> file -> end'));

async function finish(instanceId: string): Promise<void> {
  for (let turn = 0; turn < 50 && !engine.hasCompleted(instanceId); turn += 1) {
    await engine.completeTask(engine.openTasks()[0]?.elementId ?? '');
  }
  expect(engine.hasCompleted(instanceId)).toBe(true);
  expect(engine.rows()).toEqual(NOTHING);
}

describe('given an instance in the outer of two sub-processes', () => {
  test('when two tasks of the inner one are activated at once, then they share one inner sub-process', async () => {
    await engine.deploy(model);
    const id = await engine.startInstance('p');
    await modify(id, [{ elementId: 'review' }, { elementId: 'sign' }]);
    expect(tasks()).toEqual(['prepare', 'review', 'sign']);
    expect([keysOf('outer').length, keysOf('inner').length]).toEqual([1, 1]);
    await finish(id);
  });

  test('when the process is named as the ancestor, then both sub-processes are entered anew', async () => {
    await engine.deploy(model);
    const id = await engine.startInstance('p');
    await modify(id, [{ elementId: 'sign', ancestorKey: '0' }]);
    expect(tasks()).toEqual(['prepare', 'sign']);
    expect([keysOf('outer').length, keysOf('inner').length]).toEqual([2, 1]);
    await finish(id);
  });

  test('when two outer ones run, then the one that is meant must be named', async () => {
    await engine.deploy(model);
    const id = await engine.startInstance('p');
    await modify(id, [{ elementId: 'prepare', ancestorKey: '0' }]);
    await expect(modify(id, [{ elementId: 'sign' }])).rejects.toMatchObject({ code: 'wrong-state' });
    await modify(id, [{ elementId: 'sign', ancestorKey: keysOf('outer')[1] ?? '' }]);
    expect(tasks()).toEqual(['prepare', 'prepare', 'sign']);
    await finish(id);
  });

  test('when two outer ones run but one inner, then the inner one is found without a key', async () => {
    await engine.deploy(model);
    const id = await engine.startInstance('p');
    await modify(id, [{ elementId: 'review', ancestorKey: '0' }]);
    await modify(id, [{ elementId: 'sign' }]);
    expect(keysOf('inner')).toHaveLength(1);
    await finish(id);
  });

  test.each([
    ['a key that does not run', '99'],
    ['a key that is not around it', undefined],
  ])('when %s is named, then that is refused', async (_name, ancestorKey) => {
    await engine.deploy(model);
    const id = await engine.startInstance('p');
    const before = engine.events.length;
    const wrong = ancestorKey ?? engine.openTasks('prepare')[0]?.key ?? '';
    await expect(modify(id, [{ elementId: 'sign', ancestorKey: wrong }])).rejects.toMatchObject({
      code: 'unknown-element',
    });
    expect(engine.events).toHaveLength(before);
  });
});

describe('given a multi-instance sub-process', () => {
  const each = bpmn(
    'p',
    start() +
      userTask('draft') +
      nested(
        loop({ inputCollection: '=[1, 2]', inputElement: 'item', outputCollection: 'done', outputElement: '=item' }),
      ) +
      end() +
      flows('start -> draft -> outer -> end'),
  );

  test('when it does not run, then a task inside cannot be activated, but the whole can', async () => {
    await engine.deploy(each);
    const id = await engine.startInstance('p');
    await expect(modify(id, [{ elementId: 'sign' }])).rejects.toMatchObject({ code: 'unsupported' });
    await modify(id, [{ elementId: 'inner' }], [engine.openTasks('draft')[0]?.key ?? '']);
    expect(tasks()).toEqual(['review', 'review']);
    await finish(id);
  });

  test('when it runs, then the turn that is meant must be named', async () => {
    await engine.deploy(each);
    const id = await engine.startInstance('p');
    await engine.completeTask('draft');
    await engine.completeTask('prepare');
    const [first, second] = keysOf('inner', true);
    await expect(modify(id, [{ elementId: 'sign' }])).rejects.toMatchObject({ code: 'wrong-state' });
    const review = engine.openTasks('review')[1];
    await modify(id, [{ elementId: 'sign', ancestorKey: second ?? '' }], [review?.key ?? '']);
    expect(first).not.toBe(second);
    expect(engine.openTasks('sign')[0]?.variables).toMatchObject({ item: 2 });
    await finish(id);
  });

  test('when one turn is ended by hand, then the others go on and its output stays empty', async () => {
    await engine.deploy(each);
    const id = await engine.startInstance('p');
    await engine.completeTask('draft');
    await engine.completeTask('prepare');
    await modify(id, [], [keysOf('inner', true)[0] ?? '']);
    await finish(id);
    expect(engine.lastVariables(id)).toMatchObject({ done: [null, 2] });
  });
});

describe('given a called process', () => {
  const caller = bpmn(
    'caller',
    start() +
      element('callActivity', 'call', extensions('<zeebe:calledElement processId="p" />')) +
      end() +
      flows('start -> call -> end'),
  );
  const openTask = () => {
    const [task] = engine.openTasks();
    if (!task) throw new Error('Expected an open task, but there is none.');
    return task;
  };

  test('when all that is left of it is ended by hand, then that is refused', async () => {
    await engine.deploy(model, caller);
    await engine.startInstance('caller');
    const { instanceId, key } = openTask();
    const outer = keysOf('outer')[0] ?? '';
    await expect(modify(instanceId, [], [key])).rejects.toMatchObject({ code: 'wrong-state' });
    await expect(modify(instanceId, [], [outer])).rejects.toMatchObject({ code: 'wrong-state' });
    expect(tasks()).toEqual(['prepare']);
  });

  test('when a task is moved on inside it, then the caller completes in the end', async () => {
    await engine.deploy(model, caller);
    const id = await engine.startInstance('caller');
    const { instanceId, key } = openTask();
    await modify(instanceId, [{ elementId: 'file' }], [key]);
    expect(tasks()).toEqual(['file']);
    await finish(id);
  });

  test('when its call is ended by hand, then it ends too', async () => {
    await engine.deploy(model, caller);
    const id = await engine.startInstance('caller');
    await modify(id, [], [keysOf('call')[0] ?? '']);
    expect(engine.rows()).toEqual(NOTHING);
    expect(engine.of('instance-terminated')).toHaveLength(2);
  });
});
