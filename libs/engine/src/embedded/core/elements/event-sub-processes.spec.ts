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
  onTerminate,
  onTimer,
  serviceTask,
  signal,
  start,
  userTask,
} from '../../../testing/bpmn.ts';
import { EngineHarness } from '../../../testing/engine-harness.ts';

const NOTHING = { instance: 0, job: 0, timer: 0, subscription: 0, incident: 0 };
const globals =
  message('m', 'stop', '=number') + signal('s', 'alarm') + error('bad', 'BAD') + escalation('high', 'HIGH');

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

const onEvent = (event: string, isInterrupting: boolean, inside = userTask('reaction') + flows('caught -> reaction')) =>
  element('subProcess', 'on', element('startEvent', 'caught', event, { isInterrupting }) + inside, {
    triggeredByEvent: true,
  });

/** The work of a scope: a task, and beside it a job whose completion raises an escalation. */
const work =
  element('parallelGateway', 'fork') +
  userTask('work') +
  serviceTask('check', 'test/check') +
  element('intermediateThrowEvent', 'raise', onEscalation('high')) +
  end('checked') +
  flows('begin -> fork -> work', 'fork -> check -> raise -> checked');

const inProcess = (handler: string) => bpmn('p', start('begin') + work + handler, globals);
const inSubProcess = (handler: string) =>
  bpmn(
    'p',
    start() +
      element('subProcess', 'sub', start('begin') + work + handler) +
      userTask('after') +
      flows('start -> sub -> after'),
    globals,
  );

const events: readonly [string, string, () => Promise<unknown>][] = [
  ['timer', onTimer('timeDuration', 'PT1H'), () => engine.advance(3_600_000)],
  ['message', onMessage('m'), () => engine.publish('stop', 'A1')],
  ['signal', onSignal('s'), () => engine.broadcast('alarm')],
  ['error', onError('bad'), () => engine.throwError('test/check', 'BAD')],
  ['escalation', onEscalation('high'), () => engine.completeJob('test/check')],
];
const tasks = () =>
  engine
    .openTasks()
    .map(({ elementId }) => elementId)
    .toSorted();

describe.each([
  ['process', inProcess],
  ['sub-process', inSubProcess],
])('given a %s with an event sub-process', (place, model) => {
  const goOn = async () => {
    if (place === 'sub-process') await engine.completeTask('after');
    expect(engine.of('instance-completed')).toHaveLength(1);
    expect(engine.rows()).toEqual(NOTHING);
  };

  test.each(events)(
    'by %s that interrupts, when it happens, then only the reaction goes on',
    async (_kind, event, happen) => {
      await engine.deploy(model(onEvent(event, true)));
      await engine.startInstance('p', { number: 'A1' });
      await happen();
      expect(tasks()).toEqual(['reaction']);
      expect(engine.terminated()).toEqual(expect.arrayContaining(['work']));
      expect(engine.terminated()).not.toContain('sub');
      await engine.completeTask('reaction');
      await goOn();
    },
  );

  test.each(events.filter(([kind]) => kind !== 'error'))(
    'by %s that does not interrupt, when it happens, then the work goes on beside the reaction',
    async (kind, event, happen) => {
      await engine.deploy(model(onEvent(event, false)));
      await engine.startInstance('p', { number: 'A1' });
      await happen();
      expect(tasks()).toEqual(['reaction', 'work']);
      await engine.completeTask('work');
      if (kind !== 'escalation') await engine.completeJob('test/check');
      // The escalation of the job is caught too when it comes now.
      while (engine.openTasks('reaction').length > 0) await engine.completeTask('reaction');
      await goOn();
    },
  );
});

test('given an event sub-process that repeats by a cycle, when time passes, then it runs each time until its count is over', async () => {
  await engine.deploy(inProcess(onEvent(onTimer('timeCycle', 'R2/PT1H'), false)));
  await engine.startInstance('p', { number: 'A1' });
  for (let hour = 0; hour < 4; hour += 1) await engine.advance(3_600_000);
  expect(engine.openTasks('reaction')).toHaveLength(2);
  expect(engine.rows().timer).toBe(0);
});

test('given a terminate end in an event sub-process, when it is reached, then the work beside it goes on', async () => {
  const inside =
    element('parallelGateway', 'split') +
    userTask('reaction') +
    end('over', onTerminate) +
    flows('caught -> split -> reaction', 'split -> over');
  await engine.deploy(inProcess(onEvent(onMessage('m'), false, inside)));
  await engine.startInstance('p', { number: 'A1' });
  await engine.publish('stop', 'A1');
  expect(tasks()).toEqual(['work']);
});

test('given an error with variables, when an event sub-process catches it with mappings, then these choose what is kept', async () => {
  const caught = extensions(ioMapping({}, { why: '=reason' })) + onError('bad');
  await engine.deploy(inProcess(onEvent(caught, true)));
  const id = await engine.startInstance('p', { number: 'A1' });
  await engine.throwError('test/check', 'BAD', { reason: 'no', rest: 1 });
  expect(await engine.variables(id)).toEqual({ number: 'A1', why: 'no' });
});

test('given input mappings on the event sub-process, when it runs, then they are local to it', async () => {
  const handler = element(
    'subProcess',
    'on',
    extensions(ioMapping({ level: '="high"' })) +
      element('startEvent', 'caught', onMessage('m'), { isInterrupting: false }) +
      userTask('reaction') +
      flows('caught -> reaction'),
    { triggeredByEvent: true },
  );
  await engine.deploy(inProcess(handler));
  const id = await engine.startInstance('p', { number: 'A1' });
  await engine.publish('stop', 'A1');
  expect(engine.openTasks('reaction')[0]?.variables).toMatchObject({ level: 'high' });
  expect(await engine.variables(id)).toEqual({ number: 'A1' });
});

test('given an error thrown inside an event sub-process that interrupted, then the boundary event of the sub-process catches it', async () => {
  const inside = end('again', onError('bad')) + flows('caught -> again');
  const body =
    start() +
    element('subProcess', 'sub', start('begin') + work + onEvent(onError('bad'), true, inside)) +
    boundary('failed', 'sub', onError('bad')) +
    userTask('repair') +
    flows('start -> sub', 'failed -> repair');
  await engine.deploy(bpmn('p', body, globals));
  await engine.startInstance('p', { number: 'A1' });
  await engine.throwError('test/check', 'BAD');
  expect(tasks()).toEqual(['repair']);
});

test('given an event sub-process inside an event sub-process, when its event comes, then it runs', async () => {
  const inner = element(
    'subProcess',
    'inner',
    element('startEvent', 'alarmed', onSignal('s'), { isInterrupting: false }) +
      userTask('alarm') +
      flows('alarmed -> alarm'),
    { triggeredByEvent: true },
  );
  await engine.deploy(
    inProcess(onEvent(onMessage('m'), true, userTask('reaction') + flows('caught -> reaction') + inner)),
  );
  await engine.startInstance('p', { number: 'A1' });
  await engine.broadcast('alarm');
  expect(tasks()).toEqual(['work']);
  await engine.publish('stop', 'A1');
  await engine.broadcast('alarm');
  expect(tasks()).toEqual(['alarm', 'reaction']);
});

test('given an event sub-process whose subscription fails, when the variable is set and the incident resolved, then it waits', async () => {
  await engine.deploy(inProcess(onEvent(onMessage('m'), true)));
  const id = await engine.startInstance('p');
  const [incident] = engine.incidents();
  expect(incident).toMatchObject({ code: 'correlation-key' });
  await engine.send({ type: 'set-variables', instanceId: id, variables: { number: 'A1' } });
  if (incident) await engine.resolve(incident);
  await engine.publish('stop', 'A1');
  expect(tasks()).toEqual(['reaction']);
});
