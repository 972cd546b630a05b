import { contractCase } from '../../contract-case.ts';
import {
  boundary,
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

/** Things that come too late. */
export const tooLate = [
  contractCase({
    id: 'race/task-completed-twice',
    title: 'given a task, when it is completed a second time, then that is refused and nothing changes',
    model: (name) => twoBranches(name),
    async run(engine) {
      const instanceId = await engine.start();
      const { key: taskKey } = await engine.task('a');
      await engine.completeTask('a', { by: 'first' });
      await engine.refused({ type: 'complete-user-task', instanceId, taskKey, variables: { by: 'second' } });
      await engine.completeTask('b');
      await engine.completeJob('c');
      await engine.expect(instanceId, {
        ways: ['start > fork > a > join > end', '.fork > b > .join', '.fork > c > .join'],
        variables: { by: 'first' },
      });
    },
  }),
  contractCase({
    id: 'race/timer-after-completion',
    title: 'given a task with a time limit, when it is done before, then the timer does nothing',
    movesTime: true,
    model: (name) => guardedTask(name, userTask('work'), onTimer('timeDuration', 'PT1H')),
    async run(engine) {
      const instance = await engine.start();
      await engine.completeTask('work');
      await engine.advance(2 * HOUR);
      await engine.expect(instance, { ways: ['start > work > end'] });
    },
  }),
  contractCase({
    id: 'race/completion-after-timer',
    title: 'given a task with a time limit that is over, when it is completed, then that is refused',
    movesTime: true,
    model: (name) => guardedTask(name, userTask('work'), onTimer('timeDuration', 'PT1H')),
    async run(engine) {
      const instanceId = await engine.start();
      const { key: taskKey } = await engine.task('work');
      await engine.advance(HOUR);
      await engine.task('reaction');
      await engine.refused({ type: 'complete-user-task', instanceId, taskKey, variables: {} });
      await engine.completeTask('reaction');
      await engine.expect(instanceId, { ways: ['start > work!', 'caught > reaction > reacted'] });
    },
  }),
  contractCase({
    id: 'race/job-after-interruption',
    title: 'given a job in hand whose task was interrupted, when it is completed, then that is refused',
    model: (name) => guardedTask(name, serviceTask('work', name('work')), onMessage('m')),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      const job = await engine.job('work');
      await engine.publish('stop', 'A1');
      await engine.task('reaction');
      await engine.refusedWork('finish-job', () =>
        engine.finish(job, { type: 'completed', variables: { late: true } }),
      );
      await engine.completeTask('reaction');
      await engine.expect(instance, {
        ways: ['start > work!', 'caught > reaction > reacted'],
        variables: { number: 'A1' },
      });
    },
  }),
  contractCase({
    id: 'race/job-after-cancel',
    title: 'given jobs in hand, when the instance is cancelled, then completing one is refused',
    model: (name) => twoBranches(name),
    async run(engine) {
      const instance = await engine.start();
      const job = await engine.job('c');
      await engine.task('b');
      await engine.cancel(instance);
      await engine.refusedWork('finish-job', () => engine.finish(job, { type: 'completed', variables: {} }));
      await engine.expect(instance, {
        state: 'terminated',
        ways: ['start > fork > a!', '.fork > b!', '.fork > c!'],
      });
    },
  }),
  contractCase({
    id: 'race/failure-after-cancel',
    title: 'given a job in hand, when the instance is cancelled, then a failure of it makes no incident',
    model: (name) => guardedTask(name, serviceTask('work', name('work'), '', 1), onMessage('m')),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      const job = await engine.job('work');
      await engine.cancel(instance);
      await engine.refusedWork('finish-job', () =>
        engine.finish(job, { type: 'failed', message: 'late', retryAt: engine.now }),
      );
      await engine.expect(instance, { state: 'terminated', ways: ['start > work!'] });
    },
  }),
];
