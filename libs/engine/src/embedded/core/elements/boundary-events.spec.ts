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
  message,
  onError,
  onEscalation,
  onMessage,
  onSignal,
  onTimer,
  serviceTask,
  signal,
  start,
  userTask,
} from '../../../testing/bpmn.ts';
import { EngineHarness } from '../../../testing/engine-harness.ts';

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

const guarded = (event: string, interrupting: boolean) =>
  start() +
  userTask('work') +
  boundary('caught', 'work', event, interrupting) +
  userTask('reaction') +
  end() +
  flows('start -> work -> end', 'caught -> reaction -> end');

const globals = message('m', 'stop', '=number') + signal('s', 'alarm');
const triggers: readonly [string, string, () => Promise<unknown>][] = [
  ['timer', onTimer('timeDuration', 'PT1H'), () => engine.advance(3_600_000)],
  ['message', onMessage('m'), () => engine.publish('stop', 'A1')],
  ['signal', onSignal('s'), () => engine.broadcast('alarm')],
];

describe.each(triggers)('given a user task with a %s boundary event', (_kind, event, happen) => {
  test('that interrupts, when it happens, then the task is cancelled and the reaction is open', async () => {
    await engine.deploy(bpmn('p', guarded(event, true), globals));
    const id = await engine.startInstance('p', { number: 'A1' });
    await happen();
    expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['reaction']);
    expect(engine.of('user-task-canceled')).toMatchObject([{ elementId: 'work' }]);
    await engine.completeTask('reaction');
    expect(engine.hasCompleted(id)).toBe(true);
    expect(engine.rows()).toEqual({ instance: 0, job: 0, timer: 0, subscription: 0, incident: 0 });
  });

  test('that does not interrupt, when it happens, then both tasks are open and both must be done', async () => {
    await engine.deploy(bpmn('p', guarded(event, false), globals));
    const id = await engine.startInstance('p', { number: 'A1' });
    await happen();
    expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['work', 'reaction']);
    await engine.completeTask('work');
    expect(engine.hasCompleted(id)).toBe(false);
    await engine.completeTask('reaction');
    expect(engine.hasCompleted(id)).toBe(true);
  });

  test('when the task was done before, then nothing happens any more', async () => {
    await engine.deploy(bpmn('p', guarded(event, true), globals));
    const id = await engine.startInstance('p', { number: 'A1' });
    await engine.completeTask('work');
    expect(engine.hasCompleted(id)).toBe(true);
    await happen();
    expect(engine.completed()).not.toContain('caught');
  });
});

test('given a repeating timer that does not interrupt, when time passes, then it fires each time until its count is over', async () => {
  await engine.deploy(bpmn('p', guarded(onTimer('timeCycle', 'R2/PT1H'), false)));
  await engine.startInstance('p');
  await engine.advance(3_600_000);
  expect(engine.openTasks('reaction')).toHaveLength(1);
  await engine.advance(3_600_000);
  expect(engine.openTasks('reaction')).toHaveLength(2);
  await engine.advance(36_000_000);
  expect(engine.openTasks('reaction')).toHaveLength(2);
});

test('given a repeating timer, when the engine was away for several turns, then it fires once and goes on in step', async () => {
  await engine.deploy(bpmn('p', guarded(onTimer('timeCycle', 'R/PT1H'), false)));
  await engine.startInstance('p');
  await engine.advance(4.5 * 3_600_000);
  expect(engine.of('timer-fired')).toHaveLength(1);
  await engine.advance(0.5 * 3_600_000);
  expect(engine.of('timer-fired')).toHaveLength(2);
});

test('given a message that does not interrupt, when it comes twice, then it is caught twice', async () => {
  await engine.deploy(bpmn('p', guarded(onMessage('m'), false), globals));
  await engine.startInstance('p', { number: 'A1' });
  await engine.publish('stop', 'A1');
  await engine.publish('stop', 'A1');
  expect(engine.openTasks('reaction')).toHaveLength(2);
});

test('given a boundary event with output mappings, when it catches, then only these variables are kept', async () => {
  const caught = extensions(ioMapping({}, { why: '=reason' })) + onMessage('m');
  await engine.deploy(bpmn('p', guarded(caught, true), globals));
  const id = await engine.startInstance('p', { number: 'A1' });
  await engine.publish('stop', 'A1', { reason: 'late', rest: 1 });
  expect(await engine.variables(id)).toEqual({ number: 'A1', why: 'late' });
});

describe('given a service task with error boundary events', () => {
  const body =
    start() +
    serviceTask('work') +
    boundary('refused', 'work', onError('e1')) +
    boundary('anything', 'work', onError()) +
    userTask('onRefused') +
    userTask('onAnything') +
    end() +
    flows('start -> work -> end', 'refused -> onRefused', 'anything -> onAnything');
  const model = bpmn('p', body, error('e1', 'REFUSED'));

  test('when the worker throws the named code, then the named event catches it with its variables', async () => {
    await engine.deploy(model);
    const id = await engine.startInstance('p');
    await engine.throwError('test/work', 'REFUSED', { reason: 'no' });
    expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['onRefused']);
    expect(await engine.variables(id)).toEqual({ reason: 'no' });
    expect(engine.rows().job).toBe(0);
  });

  test('when it throws another code, then the event without a code catches it', async () => {
    await engine.deploy(model);
    await engine.startInstance('p');
    await engine.throwError('test/work', 'ELSE');
    expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['onAnything']);
  });
});

test('given no event that catches, when a worker throws an error, then there is an incident and the job can be tried again', async () => {
  await engine.deploy(bpmn('p', start() + serviceTask('work') + end() + flows('start -> work -> end')));
  const id = await engine.startInstance('p');
  await engine.throwError('test/work', 'REFUSED');
  const [incident] = engine.incidents();
  expect(incident).toMatchObject({ elementId: 'work', code: 'unhandled-error' });
  if (incident) await engine.resolve(incident);
  await engine.completeJob('test/work');
  expect(engine.hasCompleted(id)).toBe(true);
});

describe('given a sub-process with an escalation inside', () => {
  const sub = (interrupting: boolean) =>
    start() +
    element(
      'subProcess',
      'sub',
      start('subStart') +
        element('intermediateThrowEvent', 'raise', onEscalation('x')) +
        userTask('inside') +
        flows('subStart -> raise -> inside'),
    ) +
    boundary('raised', 'sub', onEscalation('x'), interrupting) +
    userTask('outside') +
    end() +
    flows('start -> sub -> end', 'raised -> outside');

  test('when its boundary event interrupts, then only the way outside goes on', async () => {
    await engine.deploy(bpmn('p', sub(true), escalation('x', 'LATE')));
    await engine.startInstance('p');
    expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['outside']);
  });

  test('when it does not interrupt, then both ways go on', async () => {
    await engine.deploy(bpmn('p', sub(false), escalation('x', 'LATE')));
    await engine.startInstance('p');
    expect(
      engine
        .openTasks()
        .map(({ elementId }) => elementId)
        .toSorted(),
    ).toEqual(['inside', 'outside']);
  });
});

test('given an escalation that nothing catches, when it is thrown, then the process goes on', async () => {
  const body = start() + element('endEvent', 'raise', onEscalation('x')) + flows('start -> raise');
  await engine.deploy(bpmn('p', body, escalation('x', 'LATE')));
  const id = await engine.startInstance('p');
  expect(engine.hasCompleted(id)).toBe(true);
});
