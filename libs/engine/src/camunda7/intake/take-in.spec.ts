import { describe, expect, test } from 'vitest';
import type { ProcessModel } from '../../model/process-model.ts';
import { readModels } from '../../model/read-model.ts';
import type { EventBody } from '../../remote/intake-unit.ts';
import { boundary, bpmn, element, end, flows, ioMapping, onTimer, start, userTask } from '../../testing/bpmn.ts';
import type { HistoricActivity } from '../client/rest-types.ts';
import { newMirror, type Mirror } from './mirror.ts';
import type { Snapshot } from './snapshot.ts';
import { takeIn } from './take-in.ts';

const PROCESS = 'process-instance';

/** An id as the server gives it: what it is of, and a UUID whose first part counts. */
const idOf = (name: string, index: number) => `${name}:${String(index).padStart(8, '0')}-0000-0000-0000-000000000000`;

interface Step {
  readonly id: string;
  readonly open?: true;
  readonly canceled?: true;
}

/** What the server tells after some steps of an instance, one a second. */
function snapshot(steps: readonly Step[], more: Partial<Snapshot> = {}): Snapshot {
  const activities = steps.map(({ id, open, canceled = false }, index): HistoricActivity => {
    const time = new Date(index * 1_000).toISOString();
    return {
      ...{ id: idOf(id, index), activityId: id, activityType: '', parentActivityInstanceId: PROCESS },
      ...{ processInstanceId: PROCESS, executionId: PROCESS, taskId: `task-${index}`, calledProcessInstanceId: null },
      ...{ startTime: time, endTime: open ? null : time, canceled },
    };
  });
  return {
    instance: {
      ...{ id: PROCESS, businessKey: null, processDefinitionId: 'd', superProcessInstanceId: null },
      ...{ startTime: new Date(0).toISOString(), startActivityId: null, endTime: null, state: 'ACTIVE' },
    },
    ...{ activities, variables: [], incidents: [], timers: [], asynchronous: [] },
    tasks: new Map(activities.filter(({ endTime }) => endTime === null).map(({ taskId }) => [taskId ?? '', {}])),
    ...{ externalTasks: new Map(), errors: new Map(), jobs: new Map() },
    ...more,
  };
}

/** Takes snapshots in one after the other and tells what each of them brought. */
class Intake {
  readonly mirror: Mirror = newMirror();
  readonly #model: ProcessModel;
  #isNew = true;

  constructor(model: ProcessModel) {
    this.#model = model;
  }

  take(given: Snapshot): string[] {
    const events: string[] = [];
    const emit = (_at: number, body: EventBody) =>
      events.push('elementId' in body ? `${body.type} ${body.elementId}` : body.type);
    takeIn({ model: this.#model, mirror: this.mirror, snapshot: given, emit, now: 0, isNew: this.#isNew });
    this.#isNew = false;
    return events;
  }
}

async function intake(body: string): Promise<Intake> {
  const { processes, problems } = await readModels('spec.bpmn', bpmn('spec', body));
  expect(problems).toEqual([]);
  const [model] = processes;
  if (!model) throw new Error('Expected a process, but there is none.');
  return new Intake(model);
}

const chain = start() + userTask('a') + userTask('b', ioMapping({ x: '=y' })) + end() + flows('start -> a -> b -> end');

describe('given a chain of tasks', () => {
  test('when a task is done, then its end, the flow and the next task are told in their order', async () => {
    const given = await intake(chain);
    expect(given.take(snapshot([{ id: 'start' }, { id: 'a', open: true }]))).toEqual([
      'instance-started',
      'element-activated start',
      'element-completed start',
      'flow-taken start_a',
      'element-activated a',
      'user-task-created a',
    ]);
    expect(given.take(snapshot([{ id: 'start' }, { id: 'a' }, { id: 'sf__pre__b' }, { id: 'b', open: true }]))).toEqual(
      ['user-task-completed a', 'element-completed a', 'flow-taken a_b', 'element-activated b', 'user-task-created b'],
    );
  });

  test('when the same is read again, or what was before it, then nothing is told', async () => {
    const given = await intake(chain);
    const before = snapshot([{ id: 'start' }, { id: 'a', open: true }]);
    const after = snapshot([{ id: 'start' }, { id: 'a' }, { id: 'b', open: true }]);
    given.take(before);
    given.take(after);
    expect([given.take(after), given.take(before)]).toEqual([[], []]);
  });

  test('when a task is seen before what the server tells of it, then it is told only with that', async () => {
    const given = await intake(chain);
    const steps = [{ id: 'start' }, { id: 'a', open: true }] as const;
    given.take(snapshot(steps, { tasks: new Map() }));
    expect(given.mirror.busy).toBe(true);
    expect(given.take(snapshot(steps))).toEqual(['flow-taken start_a', 'element-activated a', 'user-task-created a']);
    expect(given.mirror.busy).toBe(false);
  });

  test('when an expression failed, then the element stands in an incident until the step that waits is left', async () => {
    const given = await intake(chain);
    const error = { code: 'expression', message: 'Expected text.' };
    const failed: Step[] = [{ id: 'start' }, { id: 'a' }, { id: 'sf__pre__b' }];
    const waiting = idOf('sf__error__b', 3);
    const held = snapshot([...failed, { id: 'sf__error__b', open: true }], { errors: new Map([[waiting, error]]) });
    expect(given.take(held).slice(-3)).toEqual(['flow-taken a_b', 'element-activated b', 'incident-created b']);
    const resolved = snapshot([...failed, { id: 'sf__error__b' }, { id: 'sf__pre__b' }, { id: 'b', open: true }]);
    expect(given.take(resolved)).toEqual(['incident-resolved b', 'user-task-created b']);
  });
});

test('given rows of one moment in any order, when they are taken in, then each comes after what led to it', async () => {
  const given = await intake(
    start() +
      element('parallelGateway', 'fork') +
      userTask('a') +
      userTask('b') +
      element('parallelGateway', 'join') +
      end() +
      flows('start -> fork -> a -> join -> end', 'fork -> b -> join'),
  );
  const events = given.take(
    snapshot([{ id: 'b', open: true }, { id: 'fork' }, { id: 'a', open: true }, { id: 'start' }]),
  );
  expect(events.filter((event) => event.startsWith('flow-taken'))).toEqual([
    'flow-taken start_fork',
    'flow-taken fork_b',
    'flow-taken fork_a',
  ]);
});

test('given an event beside a task, when the server gets to it after what follows the task, then it is told while the task is there', async () => {
  const given = await intake(
    start() +
      userTask('a') +
      boundary('late', 'a', onTimer('timeDuration', 'PT1S'), false) +
      userTask('next') +
      userTask('beside') +
      end() +
      end('over') +
      flows('start -> a -> next -> end', 'late -> beside -> over'),
  );
  const rows = [{ id: 'start' }, { id: 'a' }, { id: 'beside', open: true }, { id: 'next', open: true }, { id: 'late' }];
  const events = given.take(snapshot(rows as Step[]));
  expect(events.indexOf('element-activated late')).toBeLessThan(events.indexOf('element-completed a'));
  expect(events.filter((event) => event.startsWith('flow-taken'))).toEqual([
    'flow-taken start_a',
    'flow-taken late_beside',
    'flow-taken a_next',
  ]);
});

test('given tokens that wait for each other, when the last one comes, then the join is entered once', async () => {
  const given = await intake(
    start() +
      element('parallelGateway', 'fork') +
      userTask('a') +
      userTask('b') +
      element('parallelGateway', 'join') +
      end() +
      flows('start -> fork -> a -> join -> end', 'fork -> b -> join'),
  );
  const steps: Step[] = [{ id: 'start' }, { id: 'fork' }, { id: 'a', open: true }, { id: 'b', open: true }];
  given.take(snapshot(steps));
  const first = snapshot([...steps.slice(0, 2), { id: 'a' }, { id: 'b', open: true }, { id: 'join', open: true }]);
  expect(given.take(first).slice(-2)).toEqual(['element-completed a', 'flow-taken a_join']);
  const second = snapshot([
    ...steps.slice(0, 2),
    { id: 'a' },
    { id: 'b' },
    { id: 'join' },
    { id: 'join' },
    { id: 'end' },
  ]);
  expect(given.take(second)).toEqual([
    'user-task-completed b',
    'element-completed b',
    'flow-taken b_join',
    'element-activated join',
    'element-completed join',
    'flow-taken join_end',
    'element-activated end',
    'element-completed end',
  ]);
});
