import { contractCase } from '../../contract-case.ts';
import { Difference, expectSame } from '../../difference.ts';
import {
  boundary,
  callActivity,
  catching,
  end,
  flows,
  HOUR,
  message,
  newProcess,
  onMessage,
  onTimer,
  parallel,
  serviceTask,
  start,
  userTask,
} from '../../elements.ts';
import { EngineRejection } from '../../../port.ts';
import type { ContractHarness } from '../../contract-harness.ts';
import type { Name } from '../../name.ts';

const guardedTask = (name: Name, task: string, event: string) =>
  newProcess(
    name('main'),
    start() +
      task +
      boundary('caught', 'work', event) +
      userTask('reaction') +
      end() +
      end('reacted') +
      flows('start -> work -> end', 'caught -> reaction -> reacted'),
    message('m', name('stop'), '=number'),
  );
const twoBranches = (name: Name) =>
  newProcess(
    name('main'),
    start() +
      parallel('fork') +
      userTask('a') +
      userTask('b') +
      serviceTask('c', name('c')) +
      parallel('join') +
      end() +
      flows('start -> fork -> a -> join -> end', 'fork -> b -> join', 'fork -> c -> join'),
  );

/** Both works at once; refusals of the port are part of a race. */
async function atOnce(...works: readonly Promise<unknown>[]): Promise<number> {
  const outcomes = await Promise.allSettled(works);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected' && !(outcome.reason instanceof EngineRejection)) throw outcome.reason;
  }
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
}

/** Waits until one of two ways has been gone, and checks that it was only one. */
async function eitherWay(engine: ContractHarness, instance: string): Promise<void> {
  const isOpen = () => engine.events.openTasks('reaction').length > 0;
  const isOver = () => engine.events.state(instance) === 'completed';
  await engine.until(() => (isOpen() || isOver() ? true : undefined), 'one of the two ways');
  await engine.quiet();
  if (isOpen()) {
    await engine.completeTask('reaction');
    await engine.expect(instance, { ways: ['start > work!', 'caught > reaction > reacted'] });
  } else await engine.expect(instance, { ways: ['start > work > end'] });
}

/** Things that happen at once, or too late. */
export const races = [
  contractCase({
    id: 'race/task-completed-twice-at-once',
    title: 'given a task, when two complete it at the same moment, then one of them counts',
    model: (name) => guardedTask(name, userTask('work'), onMessage('m')),
    async run(engine) {
      const instanceId = await engine.start({ number: 'A1' });
      const { key: taskKey } = await engine.task('work');
      const complete = (by: string) =>
        engine.send({ type: 'complete-user-task', instanceId, taskKey, variables: { by } });
      await atOnce(complete('li'), complete('wang'));
      await engine.expect(instanceId, { ways: ['start > work > end'] });
      const { by } = engine.events.variables(instanceId);
      if (by !== 'li' && by !== 'wang')
        throw new Difference(`Expected one of the two, but by is ${JSON.stringify(by)}.`);
    },
  }),
  contractCase({
    id: 'race/all-branches-at-once',
    title: 'given three branches, when all are done at the same moment, then the join goes on once',
    model: (name) => twoBranches(name),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('a');
      await engine.task('b');
      await engine.job('c');
      await atOnce(
        engine.completeTask('a', { a: 1 }),
        engine.completeTask('b', { b: 2 }),
        engine.completeJob('c', { c: 3 }),
      );
      await engine.expect(instance, {
        ways: ['start > fork > a > join > end', '.fork > b > .join', '.fork > c > .join'],
        variables: { a: 1, b: 2, c: 3 },
      });
    },
  }),
  contractCase({
    id: 'race/completion-with-timer',
    title: 'given a task with a time limit, when it is completed as the time is over, then one of the two ways is gone',
    movesTime: true,
    model: (name) => guardedTask(name, userTask('work'), onTimer('timeDuration', 'PT1H')),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('work');
      await atOnce(engine.advance(HOUR), engine.completeTask('work'));
      await eitherWay(engine, instance);
    },
  }),
  contractCase({
    id: 'race/completion-with-message',
    title: 'given a task that a message interrupts, when both come at once, then one of the two ways is gone',
    model: (name) => guardedTask(name, userTask('work'), onMessage('m')),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.task('work');
      await engine.quiet();
      await atOnce(engine.publish('stop', 'A1', {}, { timeToLive: 0 }), engine.completeTask('work'));
      await eitherWay(engine, instance);
    },
  }),
  contractCase({
    id: 'race/job-with-cancel',
    title: 'given a job in hand, when it is completed as the instance is cancelled, then the instance ends once',
    model: (name) => guardedTask(name, serviceTask('work', name('work')), onMessage('m')),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.job('work');
      await engine.quiet();
      await atOnce(engine.completeJob('work'), engine.cancel(instance));
      await engine.until(() => (engine.events.state(instance) === 'active' ? undefined : true), 'an end');
      const isDone = engine.events.state(instance) === 'completed';
      await engine.expect(instance, {
        state: isDone ? 'completed' : 'terminated',
        ways: [isDone ? 'start > work > end' : 'start > work!'],
      });
    },
  }),
  contractCase({
    id: 'race/two-messages-one-event',
    title: 'given one event that waits, when two messages come at once, then it takes one of them',
    model: (name) =>
      newProcess(
        name('main'),
        start() + catching('wait', onMessage('m')) + userTask('after') + end() + flows('start -> wait -> after -> end'),
        message('m', name('paid'), '=number'),
      ),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.active(instance, 'wait');
      await engine.quiet();
      await atOnce(engine.publish('paid', 'A1', { n: 1 }), engine.publish('paid', 'A1', { n: 2 }));
      await engine.completeTask('after');
      await engine.expect(instance, { ways: ['start > wait > after > end'] });
      const { n } = engine.events.variables(instance);
      expectSame('whether it is one of the two', n === 1 || n === 2, true);
    },
  }),
  contractCase({
    id: 'race/cancel-with-call',
    title: 'given a called process whose task is completed as the caller is cancelled, then both end once',
    model: (name) => [
      newProcess(name('main'), start() + callActivity('call', name('child')) + end() + flows('start -> call -> end')),
      newProcess(name('child'), start() + userTask('step') + end() + flows('start -> step -> end')),
    ],
    async run(engine) {
      const instance = await engine.start();
      const called = await engine.called(instance, 'child');
      await engine.task('step');
      await engine.quiet();
      await atOnce(engine.cancel(instance), engine.completeTask('step'));
      await engine.until(() => (engine.events.state(instance) === 'active' ? undefined : true), 'an end');
      await engine.until(
        () => (engine.events.state(called) === 'active' ? undefined : true),
        'an end of the called one',
      );
      const isDone = engine.events.state(instance) === 'completed';
      await engine.expect(instance, {
        state: isDone ? 'completed' : 'terminated',
        ways: [isDone ? 'start > call > end' : 'start > call!'],
      });
    },
  }),
  contractCase({
    id: 'race/twenty-at-once',
    title: 'given twenty instances at once, when all are completed at once, then each ends with its own variables',
    model: (name) =>
      newProcess(
        name('main'),
        start() + userTask('work') + serviceTask('tell', name('tell')) + end() + flows('start -> work -> tell -> end'),
      ),
    async run(engine) {
      const numbers = Array.from({ length: 20 }, (_item, n) => n);
      const instances = await Promise.all(numbers.map((n) => engine.start({ n })));
      await engine.tasks('work', 20);
      await Promise.all(
        numbers.map((n) => engine.completeTask('work', { double: n * 2 }, ({ variables }) => variables.n === n)),
      );
      await engine.jobs('tell', 20);
      await Promise.all(
        numbers.map((n) => engine.completeJob('tell', { told: n }, ({ job }) => job.variables.n === n)),
      );
      for (const [n, instance] of instances.entries()) {
        await engine.expect(instance, {
          ways: ['start > work > tell > end'],
          variables: { n, double: n * 2, told: n },
        });
      }
    },
  }),
];
