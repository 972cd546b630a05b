import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  boundary,
  bpmn,
  element,
  end,
  error,
  escalation,
  extensions,
  flows,
  ioMapping,
  onError,
  onEscalation,
  onTimer,
  start,
  userTask,
} from '../../../testing/bpmn.ts';
import { EngineHarness } from '../../../testing/engine-harness.ts';

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

const callActivity = (attributes = '', more = '', processId = 'child') =>
  element('callActivity', 'call', extensions(`<zeebe:calledElement processId="${processId}" ${attributes}/>${more}`));
const caller = (call: string, more = '') =>
  bpmn(
    'parent',
    start() + call + userTask('after') + flows('start -> call -> after') + more,
    error('e', 'BROKEN') + escalation('x', 'LATE'),
  );
const child = bpmn('child', start() + userTask('step') + end() + flows('start -> step -> end'));

test('given a called process, when it completes, then its variables come back and the caller goes on', async () => {
  await engine.deploy(caller(callActivity()), child);
  const id = await engine.startInstance('parent', { number: 1 });
  const [task] = engine.openTasks('step');
  expect(task).toMatchObject({ processId: 'child', rootInstanceId: id, caseId: 'case-1', variables: { number: 1 } });
  expect(engine.of('instance-started')[1]).toMatchObject({ parentInstanceId: id });
  await engine.completeTask('step', { answer: 2 });
  expect(engine.openTasks('after')[0]?.variables).toEqual({ number: 1, answer: 2 });
  expect(engine.rows().instance).toBe(1);
});

test('given mappings on the call, when it runs, then only mapped variables go in and out', async () => {
  const mapping = ioMapping({ given: '=number + 1' }, { taken: '=answer' });
  await engine.deploy(caller(callActivity('propagateAllParentVariables="false"', mapping)), child);
  const id = await engine.startInstance('parent', { number: 1 });
  expect(engine.openTasks('step')[0]?.variables).toEqual({ given: 2 });
  await engine.completeTask('step', { answer: 3 });
  expect(await engine.variables(id)).toEqual({ number: 1, taken: 3 });
});

test('given propagateAllChildVariables is off, when the called process completes, then nothing comes back', async () => {
  await engine.deploy(caller(callActivity('propagateAllChildVariables="false"')), child);
  const id = await engine.startInstance('parent');
  await engine.completeTask('step', { answer: 3 });
  expect(await engine.variables(id)).toEqual({});
});

test('given no such process, when it is called, then there is an incident that goes on once it is deployed', async () => {
  await engine.deploy(caller(callActivity()));
  await engine.startInstance('parent');
  const [incident] = engine.incidents();
  expect(incident).toMatchObject({ elementId: 'call', code: 'called-process' });
  await engine.deploy(child);
  if (incident) await engine.resolve(incident);
  expect(engine.openTasks('step')).toHaveLength(1);
});

test('given a timer on the call, when it fires, then the called instance is ended with its tasks', async () => {
  const more = boundary('late', 'call', onTimer('timeDuration', 'PT1H')) + userTask('remind') + flows('late -> remind');
  await engine.deploy(caller(callActivity(), more), child);
  await engine.startInstance('parent');
  await engine.advance(3_600_000);
  expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['remind']);
  expect(engine.of('instance-terminated')).toMatchObject([{ processId: 'child' }]);
  expect(engine.rows().instance).toBe(1);
});

describe('given a called process two calls deep', () => {
  const middle = bpmn(
    'child',
    start() +
      element('callActivity', 'call2', extensions('<zeebe:calledElement processId="grandchild" />')) +
      flows('start -> call2'),
  );
  const thrower = (event: string, globals: string) =>
    bpmn('grandchild', start() + element('endEvent', 'throw', event) + flows('start -> throw'), globals);

  test('when it throws an error, then the outermost caller catches it and both called instances end', async () => {
    const more = boundary('failed', 'call', onError('e')) + userTask('repair') + flows('failed -> repair');
    await engine.deploy(caller(callActivity(), more), middle, thrower(onError('e'), error('e', 'BROKEN')));
    await engine.startInstance('parent');
    expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['repair']);
    expect(
      engine
        .of('instance-terminated')
        .map(({ processId }) => processId)
        .toSorted(),
    ).toEqual(['child', 'grandchild']);
    expect(engine.rows()).toMatchObject({ instance: 1, incident: 0 });
  });

  test('when it throws an error that no caller catches, then the incident is where it was thrown', async () => {
    await engine.deploy(caller(callActivity()), middle, thrower(onError('e'), error('e', 'BROKEN')));
    await engine.startInstance('parent');
    expect(engine.incidents()).toMatchObject([
      { processId: 'grandchild', elementId: 'throw', code: 'unhandled-error' },
    ]);
  });

  test('when it throws an escalation, then a caller that does not interrupt reacts and the call completes', async () => {
    const more = boundary('raised', 'call', onEscalation('x'), false) + userTask('note') + flows('raised -> note');
    await engine.deploy(caller(callActivity(), more), middle, thrower(onEscalation('x'), escalation('x', 'LATE')));
    await engine.startInstance('parent');
    expect(
      engine
        .openTasks()
        .map(({ elementId }) => elementId)
        .toSorted(),
    ).toEqual(['after', 'note']);
  });
});

test('given a caller, when it is cancelled, then the called instance ends too; it cannot be cancelled alone', async () => {
  await engine.deploy(caller(callActivity()), child);
  const id = await engine.startInstance('parent');
  const called = engine.openTasks('step')[0]?.instanceId ?? '';
  await expect(engine.send({ type: 'cancel-instance', instanceId: called })).rejects.toMatchObject({
    code: 'wrong-state',
  });
  await engine.send({ type: 'cancel-instance', instanceId: id });
  expect(engine.of('instance-terminated')).toHaveLength(2);
  expect(engine.rows().instance).toBe(0);
});

describe('given two versions of the called process', () => {
  const second = bpmn('child', start() + userTask('newStep') + end() + flows('start -> newStep -> end'));
  const tagged = bpmn(
    'child',
    start() + userTask('step') + end() + flows('start -> step -> end'),
    '',
    '<zeebe:versionTag value="v1" />',
  );

  test.each([
    ['latest', child, '', 'newStep'],
    ['deployment', child, 'bindingType="deployment"', 'step'],
    ['versionTag', tagged, 'bindingType="versionTag" versionTag="v1"', 'step'],
  ])('when the call is bound by %s, then it runs the version meant', async (_name, first, binding, task) => {
    await engine.deploy(caller(callActivity(binding)), first);
    await engine.deploy(second);
    await engine.startInstance('parent');
    expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual([task]);
  });
});
