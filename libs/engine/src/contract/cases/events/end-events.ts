import { contractCase } from '../../contract-case.ts';
import {
  around,
  catching,
  end,
  ending,
  error,
  escalation,
  flows,
  inputs,
  job,
  newProcess,
  onError,
  onEscalation,
  onMessage,
  onSignal,
  onTerminate,
  message,
  parallel,
  signal,
  start,
  subProcess,
  userTask,
} from '../../elements.ts';
import type { Name } from '../../name.ts';

const endBy = (name: Name, event: string, globals: string, more = '') =>
  newProcess(name('main'), start() + ending('stop', event, more) + flows('start -> stop'), globals);

/** How a way ends. */
export const endEvents = [
  contractCase({
    id: 'end-event/two',
    title: 'given two ends, when one is reached, then the process waits for the other way',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          parallel('fork') +
          userTask('a') +
          userTask('b') +
          end('aEnd') +
          end('bEnd') +
          flows('start -> fork -> a -> aEnd', 'fork -> b -> bEnd'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('b');
      await engine.completeTask('a');
      await engine.expect(instance, { state: 'active', ways: ['start > fork > a > aEnd', '.fork > b?'] });
      await engine.completeTask('b');
      await engine.expect(instance, { ways: ['start > fork > a > aEnd', '.fork > b > bEnd'] });
    },
  }),
  contractCase({
    id: 'end-event/none-at-all',
    title: 'given a way that ends without an end event, when it is gone, then the process completes',
    model: (name) => newProcess(name('main'), start() + userTask('work') + flows('start -> work')),
    async run(engine) {
      const instance = await engine.start();
      await engine.completeTask('work', { done: true });
      await engine.expect(instance, { ways: ['start > work'], variables: { done: true } });
    },
  }),
  contractCase({
    id: 'end-event/terminate',
    title: 'given a terminate end, when it is reached, then everything else ends and the process is complete',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          parallel('fork') +
          userTask('a') +
          subProcess('sub', around('inner', userTask('innerStep'))) +
          ending('stop', onTerminate) +
          flows('start -> fork -> a -> stop', 'fork -> sub'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('innerStep');
      await engine.completeTask('a', { a: 1 });
      await engine.expect(instance, {
        ways: ['start > fork > a > stop', '.fork > sub!', 'innerStart > innerStep!'],
        variables: { a: 1 },
      });
    },
  }),
  contractCase({
    id: 'end-event/terminate-in-sub-process',
    title: 'given a terminate end in a sub-process, when it is reached, then only the sub-process ends',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          subProcess(
            'sub',
            start('subStart') +
              parallel('fork') +
              userTask('a') +
              userTask('b') +
              ending('stop', onTerminate) +
              flows('subStart -> fork -> a', 'fork -> b -> stop'),
          ) +
          userTask('after') +
          end() +
          flows('start -> sub -> after -> end'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('a');
      await engine.completeTask('b');
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: ['start > sub > after > end', 'subStart > fork > a!', '.fork > b > stop'],
      });
    },
  }),
  contractCase({
    id: 'end-event/error-without-catcher',
    title: 'given an error end that nothing catches, when it is reached, then there is an incident',
    model: (name) => endBy(name, onError('e'), error('e', 'BROKEN')),
    async run(engine) {
      const instance = await engine.start();
      await engine.incident('stop');
      await engine.expect(instance, {
        state: 'active',
        ways: ['start > stop#'],
        incidents: ['stop unhandled-error'],
      });
      await engine.cancel(instance);
      await engine.expect(instance, {
        state: 'terminated',
        ways: ['start > stop#!'],
        incidents: ['stop unhandled-error resolved'],
      });
    },
  }),
  contractCase({
    id: 'end-event/escalation-without-catcher',
    title: 'given an escalation end that nothing catches, when it is reached, then the process completes',
    needs: ['escalation'],
    model: (name) => endBy(name, onEscalation('x'), escalation('x', 'LATE')),
    async run(engine) {
      const instance = await engine.start();
      await engine.expect(instance, { ways: ['start > stop'] });
    },
  }),
  contractCase({
    id: 'end-event/message',
    title: 'given a message end, when it is reached, then a worker sends the message and the process completes',
    model: (name) => endBy(name, onMessage('m'), message('m', name('bye')), job(name('send')) + inputs({ to: '=who' })),
    async run(engine) {
      const instance = await engine.start({ who: 'li' });
      await engine.expect(instance, { state: 'active', ways: ['start > stop?'] });
      await engine.completeJob('send', { sent: true });
      await engine.expect(instance, { ways: ['start > stop'], variables: { who: 'li', sent: true } });
    },
  }),
  contractCase({
    id: 'end-event/signal',
    title: 'given a signal end, when it is reached, then another instance that waits for it goes on',
    needs: ['signals'],
    model: (name) => [
      endBy(name, onSignal('s'), signal('s', name('alarm')), inputs({ level: '=n + 1' })),
      newProcess(
        name('listener'),
        start() + catching('wait', onSignal('s')) + end() + flows('start -> wait -> end'),
        signal('s', name('alarm')),
      ),
    ],
    async run(engine) {
      const listener = await engine.start({}, { process: 'listener' });
      await engine.active(listener, 'wait');
      await engine.quiet();
      const instance = await engine.start({ n: 1 });
      await engine.expect(instance, { ways: ['start > stop'], variables: { n: 1 } });
      await engine.expect(listener, { ways: ['start > wait > end'], variables: { level: 2 } });
    },
  }),
];
