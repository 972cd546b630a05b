import { contractCase } from '../../contract-case.ts';
import {
  boundary,
  callActivity,
  catching,
  each,
  end,
  flows,
  HOUR,
  message,
  newProcess,
  onMessage,
  onTimer,
  parallel,
  start,
  userTask,
} from '../../elements.ts';
import type { Name } from '../../name.ts';

const needs = ['migrateAnyElement'] as const;
const body = (elements: string, way: string) => start() + elements + end() + flows(way);
const oneTask = (name: Name, task: string, more = '') =>
  newProcess(name('main'), body(userTask(task) + more, `start -> ${task} -> ${more && 'added -> '}end`));

/** Migrations at elements that some engines cannot migrate. */
export const migrationsAnywhere = [
  contractCase({
    id: 'migration/message-event',
    title: 'given an event that waits for a message, when the instance is migrated, then it still waits for it',
    needs,
    model: (name) =>
      newProcess(
        name('main'),
        body(catching('wait', onMessage('m')), 'start -> wait -> end'),
        message('m', name('paid'), '=number'),
      ),
    async run(engine) {
      const { name } = engine;
      const instance = await engine.start({ number: 'A1' });
      await engine.active(instance, 'wait');
      await engine.deploy(
        newProcess(
          name('main'),
          body(catching('wait', onMessage('m')) + userTask('added'), 'start -> wait -> added -> end'),
          message('m', name('paid'), '=number'),
        ),
      );
      await engine.migrate(instance);
      await engine.publish('paid', 'A1');
      await engine.completeTask('added');
      await engine.expect(instance, { ways: ['start > wait > added > end'] });
    },
  }),
  contractCase({
    id: 'migration/boundary-timer',
    title: 'given a task with a time limit, when the instance is migrated, then the limit stays as it was',
    needs,
    movesTime: true,
    model: (name) =>
      newProcess(
        name('main'),
        body(userTask('work') + boundary('late', 'work', onTimer('timeDuration', 'PT2H')), 'start -> work -> end') +
          userTask('urge') +
          end('urged') +
          flows('late -> urge -> urged'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('work');
      await engine.advance(HOUR);
      await engine.deploy(
        newProcess(
          engine.name('main'),
          body(userTask('work') + boundary('late', 'work', onTimer('timeDuration', 'PT2H')), 'start -> work -> end') +
            userTask('urge') +
            userTask('added') +
            end('urged') +
            flows('late -> urge -> added -> urged'),
        ),
      );
      await engine.migrate(instance);
      await engine.advance(HOUR + 1_000);
      await engine.completeTask('urge');
      await engine.completeTask('added');
      await engine.expect(instance, { ways: ['start > work!', 'late > urge > added > urged'] });
    },
  }),
  contractCase({
    id: 'migration/boundary-added',
    title: 'given a version that adds a boundary event, when the instance is migrated, then that counts from then on',
    needs,
    model: (name) => oneTask(name, 'work'),
    async run(engine) {
      const { name } = engine;
      const instance = await engine.start({ number: 'A1' });
      await engine.task('work');
      await engine.deploy(
        newProcess(
          name('main'),
          body(userTask('work') + boundary('caught', 'work', onMessage('m')), 'start -> work -> end') +
            userTask('reaction') +
            end('reacted') +
            flows('caught -> reaction -> reacted'),
          message('m', name('stop'), '=number'),
        ),
      );
      await engine.migrate(instance);
      await engine.publish('stop', 'A1');
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > work!', 'caught > reaction > reacted'] });
    },
  }),
  contractCase({
    id: 'migration/call-activity',
    title: 'given a call under way, when the caller is migrated, then it goes on behind the call in the new version',
    needs,
    model: (name) => [
      newProcess(name('main'), body(callActivity('call', name('child')), 'start -> call -> end')),
      newProcess(name('child'), body(userTask('step'), 'start -> step -> end')),
    ],
    async run(engine) {
      const { name } = engine;
      const instance = await engine.start();
      await engine.task('step');
      await engine.deploy(
        newProcess(
          name('main'),
          body(callActivity('call', name('child')) + userTask('added'), 'start -> call -> added -> end'),
        ),
      );
      await engine.migrate(instance);
      await engine.completeTask('step', { answer: 1 });
      await engine.completeTask('added');
      await engine.expect(instance, { ways: ['start > call > added > end'], variables: { answer: 1 } });
    },
  }),
  contractCase({
    id: 'migration/join',
    title: 'given a token that waits at a join, when the instance is migrated, then the join still counts it',
    needs,
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          parallel('fork') +
          userTask('a') +
          userTask('b') +
          parallel('join') +
          end() +
          flows('start -> fork -> a -> join -> end', 'fork -> b -> join'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.completeTask('a');
      await engine.task('b');
      await engine.deploy(
        newProcess(
          engine.name('main'),
          start() +
            parallel('fork') +
            userTask('a') +
            userTask('b') +
            parallel('join') +
            userTask('added') +
            end() +
            flows('start -> fork -> a -> join -> added -> end', 'fork -> b -> join'),
        ),
      );
      await engine.migrate(instance);
      await engine.completeTask('b');
      await engine.completeTask('added');
      await engine.expect(instance, {
        ways: ['start > fork > a > join > added > end', '.fork > b > .join'],
      });
    },
  }),
  contractCase({
    id: 'migration/multi-instance',
    title: 'given a loop under way, when the instance is migrated, then its turns go on',
    needs,
    model: (name) =>
      newProcess(name('main'), body(each('userTask', 'sign', { inputCollection: '=[1, 2]' }), 'start -> sign -> end')),
    async run(engine) {
      const instance = await engine.start();
      await engine.tasks('sign', 2);
      await engine.completeTask('sign');
      await engine.deploy(
        newProcess(
          engine.name('main'),
          body(
            each('userTask', 'sign', { inputCollection: '=[1, 2]' }) + userTask('added'),
            'start -> sign -> added -> end',
          ),
        ),
      );
      await engine.migrate(instance);
      await engine.completeTask('sign');
      await engine.completeTask('added');
      await engine.expect(instance, { ways: ['start > sign[2] > added > end'] });
    },
  }),
];
