import { afterEach, describe, expect, test } from 'vitest';
import { boundary, bpmn, element, end, extensions, flow, flows, onTimer, start, userTask } from '../../testing/bpmn.ts';
import { newId, RealEngine } from '../testing/real-operaton.ts';

/**
 * A step that keeps its transaction open for a second or more: what came before it in the same transaction is written with
 * the time at which it happened, and becomes visible only when the step is over.
 */
const slow = (id: string) =>
  element(
    'scriptTask',
    id,
    extensions(
      '<zeebe:script expression="=count(for i in 1..90 return for j in 1..90 return i * j)" resultVariable="count" />',
    ),
  );

/** A timer that nobody of us fires leads through a quick step into a slow one. */
const byTimer = (processId: string) =>
  bpmn(
    processId,
    start() +
      element('intermediateCatchEvent', 'wait', onTimer('timeDuration', 'PT0.5S')) +
      element('task', 'quick') +
      element('exclusiveGateway', 'pace', '', { default: 'pace_done' }) +
      slow('work') +
      userTask('done') +
      end() +
      flows('start -> wait -> quick -> pace', 'work -> done -> end') +
      flow('pace', 'work', '=slow') +
      flow('pace', 'done'),
  );

const parallel = (processId: string, branches: readonly string[]) =>
  bpmn(
    processId,
    start() +
      element('parallelGateway', 'fork') +
      branches.map((id) => userTask(id) + boundary(`${id}Late`, id, onTimer('timeDuration', 'PT1S'), false)).join('') +
      branches.map((id) => userTask(`${id}Reaction`)).join('') +
      branches.map((id) => end(`${id}Over`)).join('') +
      element('parallelGateway', 'join') +
      end() +
      flows(
        'start -> fork',
        'join -> end',
        ...branches.map((id) => `fork -> ${id} -> join`),
        ...branches.map((id) => `${id}Late -> ${id}Reaction -> ${id}Over`),
      ),
  );

const engines: RealEngine[] = [];
const open = async (...given: ConstructorParameters<typeof RealEngine>) => {
  const engine = await new RealEngine(...given).start();
  engines.push(engine);
  return engine;
};
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.stop()));
});

describe('given changes that the server makes by itself', () => {
  const once = ['activated', 'completed'];
  const expected = (isSlow: boolean) => ({
    'instance-started': 1,
    ...Object.fromEntries(
      ['start', 'wait', 'quick', 'pace', ...(isSlow ? ['work'] : [])].flatMap((id) =>
        once.map((what) => [`element-${what} ${id}`, 1]),
      ),
    ),
    'element-activated done': 1,
    'user-task-created done': 1,
    'timer-scheduled wait': 1,
    'timer-fired wait': 1,
    'flow-taken start_wait': 1,
    'flow-taken wait_quick': 1,
    'flow-taken quick_pace': 1,
    ...(isSlow
      ? { 'flow-taken pace_work': 1, 'flow-taken work_done': 1, 'variables-updated': 1 }
      : { 'flow-taken pace_done': 1 }),
  });

  test.each([
    ['within the time that is looked back', { interval: 100, overlap: 10_000 }],
    [
      'later than is looked back, so that only comparing everything finds them',
      { interval: 100, overlap: 200, everything: 2_000 },
    ],
  ])(
    'when slow transactions commit %s, then each thing is told once',
    async (_name, options) => {
      const engine = await open(options);
      const processId = newId('byTimer');
      await engine.deploy(byTimer(processId));
      const paces = Array.from({ length: 15 }, (_, index) => index % 3 === 0);
      const ids = await Promise.all(paces.map((isSlow) => engine.startInstance(processId, { slow: isSlow })));
      await engine.until(
        () => ids.every((id) => engine.tally(id)['user-task-created done'] === 1),
        'every instance to come to its last task',
      );
      // What would come twice has time to.
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      for (const [index, id] of ids.entries()) expect(engine.tally(id)).toEqual(expected(paces[index] ?? false));
      const openFor = ids.filter((_id, index) => paces[index]).map((id) => openTime(engine.of(id)));
      expect(Math.max(...openFor)).toBeGreaterThan(200);
    },
    120_000,
  );
});

describe('given several application processes on one database', () => {
  test('when all branches of many instances are completed at once while timers fire, then each thing is told once', async () => {
    const first = await open();
    const second = await open({}, first.database);
    const processId = newId('parallel');
    const branches = ['a', 'b', 'c', 'd'];
    await first.deploy(parallel(processId, branches));
    const ids = await Promise.all(Array.from({ length: 10 }, () => first.startInstance(processId)));
    const events = () => [...first.events, ...second.events];
    await new Promise((resolve) => setTimeout(resolve, 700));
    const tasks = first.events.filter((event) => event.type === 'user-task-created');
    await Promise.all(
      tasks.map(({ instanceId, key }, index) =>
        (index % 2 === 0 ? first : second).send({
          type: 'complete-user-task',
          instanceId,
          taskKey: key,
          variables: { [`of${key}`]: index },
        }),
      ),
    );
    const ended = (id: string, type: string) =>
      events().filter((event) => event.instanceId === id && event.type === type);
    for (let open = openReactions(events()); open.length > 0; open = openReactions(events())) {
      await Promise.all(
        open.map(({ instanceId, key }) =>
          second.send({ type: 'complete-user-task', instanceId, taskKey: key, variables: {} }),
        ),
      );
    }
    await first.until(() => ids.every((id) => ended(id, 'instance-completed').length === 1), 'every instance to end');
    for (const id of ids) {
      const own = events()
        .filter((event) => event.instanceId === id)
        .toSorted((one, other) => one.position - other.position);
      expect(own.map(({ position }) => position)).toEqual(own.map((_event, index) => index));
      const told = (type: string, elementId: string) =>
        own.filter((event) => event.type === type && 'elementId' in event && event.elementId === elementId).length;
      for (const branch of branches) {
        expect([
          told('element-completed', branch),
          told('user-task-completed', branch),
          told('flow-taken', `${branch}_join`),
        ]).toEqual([1, 1, 1]);
        expect(told('element-activated', `${branch}Reaction`)).toBe(told('timer-fired', `${branch}Late`));
      }
      expect([told('element-activated', 'join'), told('element-completed', 'end')]).toEqual([1, 1]);
    }
  }, 120_000);
});

/** Milliseconds between the first and the last thing that one transaction did. */
function openTime(events: readonly RealEngine['events'][number][]): number {
  const at = (type: string, elementId: string) =>
    events.find((event) => event.type === type && 'elementId' in event && event.elementId === elementId)?.at ?? 0;
  return at('element-activated', 'done') - at('element-activated', 'quick');
}

function openReactions(events: readonly RealEngine['events'][number][]) {
  const closed = new Set(
    events
      .filter(({ type }) => type === 'user-task-completed' || type === 'user-task-canceled')
      .map((event) => `${event.instanceId} ${'key' in event ? event.key : ''}`),
  );
  return events
    .filter((event) => event.type === 'user-task-created')
    .filter(({ elementId, instanceId, key }) => elementId.endsWith('Reaction') && !closed.has(`${instanceId} ${key}`));
}
