import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bpmn, element, extensions, flows, ioMapping, serviceTask, start, userTask } from '../../../testing/bpmn.ts';
import { EngineHarness } from '../../../testing/engine-harness.ts';

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

const withTask = (mapping: string) =>
  bpmn('p', start() + serviceTask('work', 'test/work', mapping) + userTask('after') + flows('start -> work -> after'));

async function run(mapping: string, variables: Record<string, unknown>, result: Record<string, unknown>) {
  await engine.deploy(withTask(mapping));
  const id = await engine.startInstance('p', variables);
  const { job } = await engine.leaseJob('test/work', 0);
  await engine.completeJob('test/work', result);
  return { given: job.variables, kept: await engine.variables(id) };
}

describe('given a service task', () => {
  test('without mappings, when it is done, then its result becomes variables of the process', async () => {
    expect(await run('', { a: 1 }, { b: 2 })).toEqual({ given: { a: 1 }, kept: { a: 1, b: 2 } });
  });

  test('with inputs, when a later one reads an earlier one, then it sees its value', async () => {
    const mapping = ioMapping({ first: '=a + 1', 'nested.value': '=first * 10' });
    expect((await run(mapping, { a: 1 }, {})).given).toEqual({ a: 1, first: 2, nested: { value: 20 } });
  });

  test('with inputs only, when the result names one of them, then that stays local and the rest becomes variables of the process', async () => {
    expect((await run(ioMapping({ local: '=a' }), { a: 1 }, { local: 9, other: 3 })).kept).toEqual({ a: 1, other: 3 });
  });

  test('with outputs, when it is done, then only they become variables of the process', async () => {
    expect((await run(ioMapping({}, { sum: '=b + c' }), { a: 1 }, { b: 2, c: 3 })).kept).toEqual({ a: 1, sum: 5 });
  });

  test('with an output into a context, when it is done, then the other entries stay', async () => {
    const kept = (await run(ioMapping({}, { 'case.result': '=b' }), { case: { id: 7 } }, { b: 2 })).kept;
    expect(kept).toEqual({ case: { id: 7, result: 2 } });
  });
});

test('given a script task, when it is reached, then its result is a variable', async () => {
  const script = element(
    'scriptTask',
    'script',
    extensions('<zeebe:script expression="=a + b" resultVariable="sum" />'),
  );
  await engine.deploy(bpmn('p', start() + script + userTask('after') + flows('start -> script -> after')));
  const id = await engine.startInstance('p', { a: 1, b: 2 });
  expect(await engine.variables(id)).toEqual({ a: 1, b: 2, sum: 3 });
});

test('given a user task, when it opens, then assignment, due date, form, headers and properties are evaluated', async () => {
  const task = userTask(
    'u',
    '<zeebe:formDefinition formId="p-step" />' +
      '<zeebe:assignmentDefinition assignee="=handler" candidateGroups="=[&quot;unit-&quot; + unit]" candidateUsers="li, wang" />' +
      '<zeebe:taskSchedule dueDate="=due" />' +
      '<zeebe:taskHeaders><zeebe:header key="k" value="v" /></zeebe:taskHeaders>' +
      '<zeebe:properties><zeebe:property name="status" value="accepted" /></zeebe:properties>',
  );
  await engine.deploy(bpmn('p', start() + task + flows('start -> u')));
  await engine.startInstance('p', { handler: 'zhao', unit: '610100', due: '2026-01-10T18:00:00+08:00' });
  expect(engine.openTasks()).toMatchObject([
    {
      formId: 'p-step',
      assignee: 'zhao',
      candidateGroups: ['unit-610100'],
      candidateUsers: ['li', 'wang'],
      dueAt: Date.UTC(2026, 0, 10, 10),
      headers: { k: 'v' },
      properties: { status: 'accepted' },
    },
  ]);
});

test('given a due date that is no date, when the task opens, then there is an incident instead', async () => {
  const task = userTask('u', '<zeebe:taskSchedule dueDate="=due" />');
  await engine.deploy(bpmn('p', start() + task + flows('start -> u')));
  await engine.startInstance('p', { due: 'soon' });
  expect(engine.incidents()).toMatchObject([{ elementId: 'u', code: 'expression' }]);
  expect(engine.openTasks()).toHaveLength(0);
});
