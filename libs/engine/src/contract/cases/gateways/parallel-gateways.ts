import { contractCase } from '../../contract-case.ts';
import { end, exclusive, flow, flows, newProcess, parallel, serviceTask, start, userTask } from '../../elements.ts';

/** Parallel gateways. */
export const parallelGateways = [
  contractCase({
    id: 'gateway/parallel-join',
    title: 'given a fork and a join, when the last of three ways is done, then the process goes on once',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          parallel('fork') +
          userTask('a') +
          serviceTask('b', name('b')) +
          userTask('c') +
          parallel('join') +
          userTask('after') +
          end() +
          flows('start -> fork -> a -> join -> after -> end', 'fork -> b -> join', 'fork -> c -> join'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.completeTask('c', { c: 1 });
      await engine.completeJob('b', { b: 2 });
      await engine.expect(instance, {
        state: 'active',
        ways: ['start > fork > a?', '.fork > b > .join', '.fork > c > .join'],
        variables: { b: 2, c: 1 },
      });
      await engine.completeTask('a', { a: 3 });
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: ['start > fork > a > join > after > end', '.fork > b > .join', '.fork > c > .join'],
        variables: { a: 3, b: 2, c: 1 },
      });
      engine.proof.order(instance, 'completed a', 'entered join', 'completed join', 'entered after');
    },
  }),
  contractCase({
    id: 'gateway/parallel-second-token',
    title: 'given a way that comes to a join twice, when the other one comes once, then the second token waits',
    needs: ['joinsByFlow'],
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          parallel('fork') +
          exclusive('merge') +
          parallel('join') +
          userTask('a') +
          userTask('b') +
          userTask('c') +
          userTask('after') +
          end() +
          flows('start -> fork -> a -> merge -> join -> after -> end', 'fork -> b -> merge', 'fork -> c -> join'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('c');
      await engine.completeTask('a');
      await engine.completeTask('b');
      await engine.expect(instance, {
        state: 'active',
        ways: ['start > fork > a > .merge', '.fork > b > .merge', '2 * merge > .join', '.fork > c?'],
      });
      await engine.completeTask('c');
      await engine.completeTask('after');
      await engine.expect(instance, {
        state: 'active',
        ways: [
          'start > fork > a > .merge',
          '.fork > b > .merge',
          '2 * merge > .join',
          '.fork > c > .join',
          'join > after > end',
        ],
      });
    },
  }),
  contractCase({
    id: 'gateway/parallel-nested',
    title: 'given a fork inside a fork, when all is done, then each join goes on once',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          parallel('fork') +
          parallel('innerFork') +
          userTask('a') +
          userTask('b') +
          userTask('c') +
          parallel('innerJoin') +
          parallel('join') +
          end() +
          flows(
            'start -> fork -> innerFork -> a -> innerJoin -> join -> end',
            'innerFork -> b -> innerJoin',
            'fork -> c -> join',
          ),
      ),
    async run(engine) {
      const instance = await engine.start();
      for (const elementId of ['a', 'c', 'b']) await engine.completeTask(elementId);
      await engine.expect(instance, {
        ways: [
          'start > fork > innerFork > a > innerJoin > join > end',
          '.innerFork > b > .innerJoin',
          '.fork > c > .join',
        ],
      });
    },
  }),
  contractCase({
    id: 'gateway/parallel-join-and-fork',
    title: 'given a gateway that joins and forks, then it does both',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          parallel('fork') +
          userTask('a') +
          userTask('b') +
          parallel('both') +
          userTask('c') +
          userTask('d') +
          end('cEnd') +
          end('dEnd') +
          flows('start -> fork -> a -> both -> c -> cEnd', 'fork -> b -> both -> d -> dEnd'),
      ),
    async run(engine) {
      const instance = await engine.start();
      for (const elementId of ['a', 'b', 'c', 'd']) await engine.completeTask(elementId);
      await engine.expect(instance, {
        ways: ['start > fork > a > both > c > cEnd', '.fork > b > .both > d > dEnd'],
      });
    },
  }),
  contractCase({
    id: 'gateway/parallel-join-again',
    title: 'given a way back before a fork, when it is gone twice, then the join works twice',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          exclusive('merge') +
          parallel('fork') +
          userTask('a') +
          userTask('b') +
          parallel('join') +
          exclusive('again', 'end') +
          end() +
          flows('start -> merge -> fork -> a -> join -> again -> end', 'fork -> b -> join') +
          flow('again', 'merge', '=more'),
      ),
    async run(engine) {
      const instance = await engine.start({ more: true });
      await engine.completeTask('a');
      await engine.completeTask('b');
      await engine.completeTask('a');
      await engine.completeTask('b', { more: false });
      await engine.expect(instance, {
        ways: [
          'start > merge > fork > a > join > again > merge > fork > a > join > again > end',
          '2 * .fork > b > .join',
        ],
        variables: { more: false },
      });
    },
  }),
  contractCase({
    id: 'gateway/parallel-without-join',
    title: 'given a task with two outgoing flows, then both are taken',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          userTask('work') +
          userTask('a') +
          userTask('b') +
          end('aEnd') +
          end('bEnd') +
          flows('start -> work -> a -> aEnd', 'work -> b -> bEnd'),
      ),
    async run(engine) {
      const instance = await engine.start();
      for (const elementId of ['work', 'a', 'b']) await engine.completeTask(elementId);
      await engine.expect(instance, { ways: ['start > work > a > aEnd', '.work > b > bEnd'] });
    },
  }),
];
