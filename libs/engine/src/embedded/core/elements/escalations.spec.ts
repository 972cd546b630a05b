import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  boundary,
  bpmn,
  element,
  end,
  escalation,
  extensions,
  flows,
  onEscalation,
  start,
  userTask,
} from '../../../testing/bpmn.ts';
import { EngineHarness } from '../../../testing/engine-harness.ts';

const NOTHING = { instance: 0, job: 0, timer: 0, subscription: 0, incident: 0 };
const globals = escalation('high', 'HIGH') + escalation('low', 'LOW');

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

const call = (id: string, processId: string) =>
  element('callActivity', id, extensions(`<zeebe:calledElement processId="${processId}" />`));
const called = bpmn(
  'called',
  start() + userTask('inside') + end('raise', onEscalation('high')) + flows('start -> inside -> raise'),
  globals,
);
const caller = (...events: readonly [string, string, boolean][]) =>
  bpmn(
    'caller',
    start() +
      call('call', 'called') +
      events
        .map(([id, event, interrupting]) => boundary(id, 'call', event, interrupting) + userTask(`${id}Task`))
        .join('') +
      end() +
      flows('start -> call -> end', ...events.map(([id]) => `${id} -> ${id}Task`)),
    globals,
  );
const tasks = () => engine.openTasks().map(({ elementId }) => elementId);
const ends = (processId: string) =>
  engine.events
    .filter((event) => event.processId === processId)
    .map(({ type }) => type)
    .filter((type) => type === 'instance-completed' || type === 'instance-terminated');

async function raised(...models: readonly string[]): Promise<string> {
  await engine.deploy(called, ...models);
  const id = await engine.startInstance('caller');
  await engine.completeTask('inside');
  return id;
}

describe('given an escalation end event in a called process', () => {
  test('when the caller catches it without interrupting, then both complete', async () => {
    const id = await raised(caller(['caught', onEscalation('high'), false]));
    expect(ends('called')).toEqual(['instance-completed']);
    expect(tasks()).toEqual(['caughtTask']);
    await engine.completeTask('caughtTask');
    expect(engine.hasCompleted(id)).toBe(true);
    expect(engine.rows()).toEqual(NOTHING);
  });

  test('when the caller interrupts the call, then the called process does not complete', async () => {
    await raised(caller(['caught', onEscalation('high'), true]));
    expect(ends('called')).toEqual(['instance-terminated']);
    expect(engine.terminated()).toEqual(['raise', 'call']);
    expect(tasks()).toEqual(['caughtTask']);
    expect(engine.rows()).toEqual({ ...NOTHING, instance: 1 });
  });

  test('when one event names its code and another catches all, then the one that names it counts', async () => {
    await raised(caller(['all', onEscalation(), true], ['caught', onEscalation('high'), false]));
    expect(ends('called')).toEqual(['instance-completed']);
    expect(tasks()).toEqual(['caughtTask']);
  });

  test('when only another code is caught, then it is forgotten and both complete', async () => {
    const id = await raised(caller(['caught', onEscalation('low'), true]));
    expect(ends('called')).toEqual(['instance-completed']);
    expect(engine.hasCompleted(id)).toBe(true);
  });

  test('when a caller two calls above interrupts, then every process between ends', async () => {
    const middle = bpmn('middle', start() + call('deep', 'called') + end() + flows('start -> deep -> end'));
    const outer = caller(['caught', onEscalation('high'), true]).replace('processId="called"', 'processId="middle"');
    await raised(middle, outer);
    expect([ends('called'), ends('middle')]).toEqual([['instance-terminated'], ['instance-terminated']]);
    expect(tasks()).toEqual(['caughtTask']);
    expect(engine.rows()).toEqual({ ...NOTHING, instance: 1 });
  });

  test('when an event sub-process of the caller takes over, then the called process does not complete', async () => {
    const handler = element(
      'subProcess',
      'on',
      element('startEvent', 'caught', onEscalation('high'), { isInterrupting: true }) +
        userTask('reaction') +
        flows('caught -> reaction'),
      { triggeredByEvent: true },
    );
    await raised(bpmn('caller', start() + call('call', 'called') + handler + flows('start -> call'), globals));
    expect(ends('called')).toEqual(['instance-terminated']);
    expect(tasks()).toEqual(['reaction']);
  });
});

describe('given an escalation inside nested sub-processes', () => {
  const model = (inner: string, outer: string) =>
    bpmn(
      'caller',
      start() +
        element(
          'subProcess',
          'outer',
          start('outerStart') +
            element(
              'subProcess',
              'inner',
              start('innerStart') +
                userTask('inside') +
                end('raise', onEscalation('high')) +
                flows('innerStart -> inside -> raise'),
            ) +
            boundary('near', 'inner', inner, false) +
            userTask('nearTask') +
            flows('outerStart -> inner', 'near -> nearTask'),
        ) +
        boundary('far', 'outer', outer, true) +
        userTask('farTask') +
        flows('start -> outer', 'far -> farTask'),
      globals,
    );

  test('when both catch it, then only the nearer does', async () => {
    await raised(model(onEscalation(), onEscalation('high')));
    expect(tasks()).toEqual(['nearTask']);
  });

  test('when the nearer catches another code, then the outer one does', async () => {
    await raised(model(onEscalation('low'), onEscalation('high')));
    expect(tasks()).toEqual(['farTask']);
  });
});
