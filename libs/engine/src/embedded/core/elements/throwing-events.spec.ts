import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  boundary,
  bpmn,
  element,
  end,
  error,
  extensions,
  flow,
  flows,
  ioMapping,
  link,
  loop,
  message,
  onError,
  onMessage,
  onTerminate,
  serviceTask,
  start,
  userTask,
} from '../../../testing/bpmn.ts';
import { EngineHarness } from '../../../testing/engine-harness.ts';

const NOTHING = { instance: 0, job: 0, timer: 0, subscription: 0, incident: 0 };
const globals = message('m', 'told') + error('bad', 'BAD') + error('any', '="B" + rest');

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

const tasks = () => engine.openTasks().map(({ elementId }) => elementId);
const throwing = (id: string, type: string, event: string, more = '') => element(type, id, extensions(more) + event);

test('given an intermediate event without a definition, when it is reached, then its output mappings apply and it goes on', async () => {
  const milestone = throwing(
    'milestone',
    'intermediateThrowEvent',
    '',
    ioMapping({ now: '="x"' }, { reached: '=now' }),
  );
  await engine.deploy(bpmn('p', start() + milestone + userTask('after') + flows('start -> milestone -> after')));
  const id = await engine.startInstance('p');
  expect(await engine.variables(id)).toEqual({ reached: 'x' });
});

describe.each([
  ['an intermediate event', 'intermediateThrowEvent', userTask('after') + flows('tell -> after')],
  ['an end event', 'endEvent', ''],
])('given %s that throws a message', (_name, type, after) => {
  const job =
    '<zeebe:taskDefinition type="test/tell" retries="1" />' +
    '<zeebe:taskHeaders><zeebe:header key="to" value="reporter" /></zeebe:taskHeaders>';
  const model = bpmn(
    'p',
    start() +
      element(
        'subProcess',
        'sub',
        start('inStart') + throwing('tell', type, onMessage('m'), job) + after + flows('inStart -> tell'),
      ) +
      boundary('failed', 'sub', onError('bad')) +
      userTask('repair') +
      end() +
      flows('start -> sub -> end', 'failed -> repair'),
    globals,
  );

  test('when a worker has sent it, then the process goes on', async () => {
    await engine.deploy(model);
    const id = await engine.startInstance('p');
    const leased = await engine.leaseJob('test/tell');
    expect(leased.job).toMatchObject({ elementId: 'tell', headers: { to: 'reporter' } });
    await engine.finishJob(leased, { type: 'completed', variables: { sent: true } });
    expect(engine.lastVariables(id)).toEqual({ sent: true });
    if (after !== '') await engine.completeTask('after');
    expect(engine.hasCompleted(id)).toBe(true);
  });

  test('when the worker throws an error, then the event around it catches that with its variables', async () => {
    await engine.deploy(model);
    const id = await engine.startInstance('p');
    await engine.throwError('test/tell', 'BAD', { reason: 'unknown number' });
    expect(tasks()).toEqual(['repair']);
    expect(await engine.variables(id)).toEqual({ reason: 'unknown number' });
  });

  test('when the worker fails, then there is an incident, and the next try goes on', async () => {
    await engine.deploy(model);
    await engine.startInstance('p');
    await engine.finishJob(await engine.leaseJob('test/tell'), { type: 'failed', message: 'down', retryAt: 0 });
    const [incident] = engine.incidents();
    expect(incident).toMatchObject({ elementId: 'tell', code: 'job-retries' });
    if (incident) await engine.resolve(incident);
    await engine.completeJob('test/tell');
    expect(engine.rows().incident).toBe(0);
  });
});

describe('given links', () => {
  test('when several are thrown to one place, then each token goes on there', async () => {
    const body =
      start() +
      element('parallelGateway', 'fork') +
      throwing('to1', 'intermediateThrowEvent', link('A')) +
      throwing('to2', 'intermediateThrowEvent', link('A')) +
      element('intermediateCatchEvent', 'from', link('A')) +
      userTask('after') +
      flows('start -> fork -> to1', 'fork -> to2', 'from -> after');
    await engine.deploy(bpmn('p', body));
    await engine.startInstance('p');
    expect(tasks()).toEqual(['after', 'after']);
  });

  test('when they have the same name in two scopes, then each stays in its own', async () => {
    const inner =
      start('inStart') +
      throwing('inTo', 'intermediateThrowEvent', link('A')) +
      element('intermediateCatchEvent', 'inFrom', link('A')) +
      userTask('inside') +
      flows('inStart -> inTo', 'inFrom -> inside');
    const body =
      start() +
      element('subProcess', 'sub', inner) +
      throwing('to', 'intermediateThrowEvent', link('A')) +
      element('intermediateCatchEvent', 'from', link('A')) +
      userTask('outside') +
      flows('start -> sub -> to', 'from -> outside');
    await engine.deploy(bpmn('p', body));
    await engine.startInstance('p');
    expect(tasks()).toEqual(['inside']);
    await engine.completeTask('inside');
    expect(tasks()).toEqual(['outside']);
  });

  test('when a link leads back, then the way can be walked again', async () => {
    const body =
      start() +
      element('intermediateCatchEvent', 'from', link('again')) +
      element('exclusiveGateway', 'merge') +
      userTask('work') +
      element('exclusiveGateway', 'enough', '', { default: 'enough_to' }) +
      throwing('to', 'intermediateThrowEvent', link('again')) +
      end() +
      flows('start -> merge -> work -> enough -> to', 'from -> merge') +
      flow('enough', 'end', '=done = true');
    await engine.deploy(bpmn('p', body));
    const id = await engine.startInstance('p');
    await engine.completeTask('work', { done: false });
    await engine.completeTask('work', { done: true });
    expect(engine.hasCompleted(id)).toBe(true);
    expect(engine.rows()).toEqual(NOTHING);
  });
});

describe('given a terminate end event', () => {
  const inner =
    start('inStart') +
    element('parallelGateway', 'fork') +
    userTask('first') +
    userTask('second') +
    end('stop', onTerminate) +
    flows('inStart -> fork -> first -> stop', 'fork -> second');

  test('when it is in one turn of a multi-instance sub-process, then only that turn ends', async () => {
    const each = element('subProcess', 'each', loop({ inputCollection: '=[1, 2]' }) + inner);
    await engine.deploy(bpmn('p', start() + each + end() + flows('start -> each -> end')));
    const id = await engine.startInstance('p');
    await engine.completeTask('first');
    expect(tasks()).toEqual(['first', 'second']);
    await engine.completeTask('first');
    expect(engine.hasCompleted(id)).toBe(true);
  });

  test('when it is in a called process, then only that process ends and its caller goes on', async () => {
    const call = element('callActivity', 'call', extensions('<zeebe:calledElement processId="called" />'));
    const caller = bpmn('p', start() + call + userTask('after') + flows('start -> call -> after'));
    await engine.deploy(caller, bpmn('called', inner));
    await engine.startInstance('p');
    await engine.completeTask('first');
    expect(tasks()).toEqual(['after']);
    expect(engine.of('instance-completed')).toMatchObject([{ processId: 'called' }]);
  });

  test('when other tokens wait at a join or for events, then nothing of them is left', async () => {
    const body =
      start() +
      element('parallelGateway', 'fork') +
      element('parallelGateway', 'join') +
      userTask('work') +
      serviceTask('job') +
      userTask('judge') +
      end('stop', onTerminate) +
      end() +
      flows('start -> fork -> work -> join -> end', 'fork -> job -> join', 'fork -> judge -> stop');
    await engine.deploy(bpmn('p', body));
    const id = await engine.startInstance('p');
    await engine.completeTask('work');
    await engine.completeTask('judge');
    expect(engine.hasCompleted(id)).toBe(true);
    expect(engine.rows()).toEqual(NOTHING);
  });
});

describe('given an error end event', () => {
  const called = (event: string) => bpmn('called', start() + end('throw', event) + flows('start -> throw'), globals);
  const caller = (event: string) =>
    bpmn(
      'p',
      start() +
        element('callActivity', 'call', extensions('<zeebe:calledElement processId="called" />')) +
        boundary('failed', 'call', event) +
        userTask('repair') +
        flows('start -> call', 'failed -> repair'),
      globals,
    );

  test('when its code is an expression, then it is caught by its value', async () => {
    await engine.deploy(caller(onError('bad')), called(onError('any')));
    await engine.startInstance('p', { rest: 'AD' });
    expect(tasks()).toEqual(['repair']);
  });

  test('when the code cannot be told, then there is an incident that goes on once the variable is set', async () => {
    await engine.deploy(caller(onError('bad')), called(onError('any')));
    await engine.startInstance('p');
    const [incident] = engine.incidents();
    expect(incident).toMatchObject({ processId: 'called', elementId: 'throw', code: 'expression' });
    if (!incident) return;
    await engine.send({ type: 'set-variables', instanceId: incident.instanceId, variables: { rest: 'AD' } });
    await engine.resolve(incident);
    expect(tasks()).toEqual(['repair']);
    expect(engine.rows()).toEqual({ ...NOTHING, instance: 1 });
  });
});
