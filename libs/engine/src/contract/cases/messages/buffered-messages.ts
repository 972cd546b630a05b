import { contractCase } from '../../contract-case.ts';
import { expectSame } from '../../difference.ts';
import {
  catching,
  end,
  exclusive,
  flow,
  flows,
  HOUR,
  message,
  MINUTE,
  newProcess,
  onMessage,
  scriptTask,
  start,
  userTask,
} from '../../elements.ts';
import type { Name } from '../../name.ts';

const waiting = (name: Name, process = 'main') =>
  newProcess(
    name(process),
    start() + catching('wait', onMessage('m')) + end() + flows('start -> wait -> end'),
    message('m', name('paid'), '=number'),
  );
const done = { ways: ['start > wait > end'] };
const open = { state: 'active', ways: ['start > wait?'] } as const;

/** Messages that come before who waits for them. */
export const bufferedMessages = [
  contractCase({
    id: 'message/before-subscription',
    title: 'given a message that comes first and lives long enough, then the instance takes it once it waits',
    model: (name) => waiting(name),
    async run(engine) {
      await engine.publish('paid', 'A1', { amount: 1 }, { timeToLive: HOUR });
      const instance = await engine.start({ number: 'A1' });
      await engine.expect(instance, { ...done, variables: { number: 'A1', amount: 1 } });
    },
  }),
  contractCase({
    id: 'message/before-activity',
    title:
      'given a message that comes while the instance is at another task, then it is taken when the event is reached',
    model: (name) =>
      newProcess(
        name('main'),
        start() + userTask('work') + catching('wait', onMessage('m')) + end() + flows('start -> work -> wait -> end'),
        message('m', name('paid'), '=number'),
      ),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.task('work');
      await engine.publish('paid', 'A1', { amount: 1 }, { timeToLive: HOUR });
      await engine.completeTask('work');
      await engine.expect(instance, {
        ways: ['start > work > wait > end'],
        variables: { number: 'A1', amount: 1 },
      });
    },
  }),
  contractCase({
    id: 'message/expired',
    title: 'given a message whose time is over, then the instance waits on',
    movesTime: true,
    model: (name) => waiting(name),
    async run(engine) {
      await engine.publish('paid', 'A1', {}, { timeToLive: MINUTE });
      await engine.advance(2 * MINUTE);
      const instance = await engine.start({ number: 'A1' });
      await engine.active(instance, 'wait');
      await engine.expect(instance, open);
    },
  }),
  contractCase({
    id: 'message/not-kept',
    title: 'given a message without a time to live and nobody who waits, then it is forgotten',
    model: (name) => waiting(name),
    async run(engine) {
      await engine.publish('paid', 'A1', {}, { timeToLive: 0 });
      const instance = await engine.start({ number: 'A1' });
      await engine.active(instance, 'wait');
      await engine.expect(instance, open);
    },
  }),
  contractCase({
    id: 'message/oldest-first',
    title: 'given several messages that wait, then the oldest is taken first and each once',
    model: (name) => waiting(name),
    async run(engine) {
      await engine.publish('paid', 'A1', { n: 1 }, { timeToLive: HOUR });
      await engine.publish('paid', 'A1', { n: 2 }, { timeToLive: HOUR });
      const first = await engine.start({ number: 'A1' });
      await engine.expect(first, { ...done, variables: { number: 'A1', n: 1 } });
      const second = await engine.start({ number: 'A1' });
      await engine.expect(second, { ...done, variables: { number: 'A1', n: 2 } });
      const third = await engine.start({ number: 'A1' });
      await engine.active(third, 'wait');
      await engine.expect(third, open);
    },
  }),
  contractCase({
    id: 'message/two-processes',
    title: 'given two processes that want a kept message, then each takes it',
    model: (name) => [waiting(name), waiting(name, 'other')],
    async run(engine) {
      await engine.publish('paid', 'A1', { n: 1 }, { timeToLive: HOUR });
      const one = await engine.start({ number: 'A1' });
      const other = await engine.start({ number: 'A1' }, { process: 'other' });
      await engine.expect(one, { ...done, variables: { number: 'A1', n: 1 } });
      await engine.expect(other, { ...done, variables: { number: 'A1', n: 1 } });
    },
  }),
  contractCase({
    id: 'message/two-instances-one-key',
    title: 'given two instances of a process with one key, when a message comes, then one of them takes it',
    model: (name) => waiting(name),
    async run(engine) {
      const instances = [await engine.start({ number: 'A1' }), await engine.start({ number: 'A1' })];
      for (const instance of instances) await engine.active(instance, 'wait');
      await engine.publish('paid', 'A1');
      await engine.until(
        () => (instances.some((id) => engine.events.state(id) === 'completed') ? true : undefined),
        'one of them to complete',
      );
      await engine.quiet();
      const completed = instances.filter((id) => engine.events.state(id) === 'completed');
      expectSame('the number of instances that took it', completed.length, 1);
    },
  }),
  contractCase({
    id: 'message/duplicate-id',
    title: 'given a message with an id that still waits, when it comes again, then it is refused and taken once',
    model: (name) => waiting(name),
    async run(engine) {
      await engine.publish('paid', 'A1', { n: 1 }, { timeToLive: HOUR, messageId: 'x' });
      await engine.refused({
        type: 'publish-message',
        name: engine.name('paid'),
        correlationKey: 'A1',
        variables: { n: 2 },
        timeToLive: HOUR,
        messageId: 'x',
      });
      const first = await engine.start({ number: 'A1' });
      await engine.expect(first, { ...done, variables: { number: 'A1', n: 1 } });
      const second = await engine.start({ number: 'A1' });
      await engine.active(second, 'wait');
      await engine.expect(second, open);
    },
  }),
  contractCase({
    id: 'message/other-id',
    title: 'given two messages with ids of their own, then both are taken',
    model: (name) => waiting(name),
    async run(engine) {
      await engine.publish('paid', 'A1', { n: 1 }, { timeToLive: HOUR, messageId: 'x' });
      await engine.publish('paid', 'A1', { n: 2 }, { timeToLive: HOUR, messageId: 'y' });
      const first = await engine.start({ number: 'A1' });
      await engine.expect(first, { ...done, variables: { number: 'A1', n: 1 } });
      const second = await engine.start({ number: 'A1' });
      await engine.expect(second, { ...done, variables: { number: 'A1', n: 2 } });
    },
  }),
  contractCase({
    id: 'message/once-per-instance',
    title:
      'given an instance that waits for the same message again, when a kept one was taken, then it waits for another',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          exclusive('merge') +
          catching('wait', onMessage('m')) +
          scriptTask('count', '=seen + 1', 'seen') +
          exclusive('choose', 'merge') +
          end() +
          flows('start -> merge -> wait -> count -> choose', 'choose -> merge') +
          flow('choose', 'end', '=seen >= 2'),
        message('m', name('paid'), '=number'),
      ),
    async run(engine) {
      const instance = await engine.start({ number: 'A1', seen: 0 });
      await engine.active(instance, 'wait');
      await engine.publish('paid', 'A1', {}, { timeToLive: HOUR });
      await engine.expect(instance, {
        state: 'active',
        ways: ['start > merge > wait > count > choose > merge > wait?'],
      });
      await engine.publish('paid', 'A1', {}, { timeToLive: HOUR });
      await engine.expect(instance, {
        ways: ['start > merge > wait > count > choose > merge > wait > count > choose > end'],
        variables: { number: 'A1', seen: 2 },
      });
    },
  }),
  contractCase({
    id: 'message/missing-key',
    title: 'given no correlation key, then there is an incident that goes on once it is there',
    model: (name) => waiting(name),
    async run(engine) {
      const instance = await engine.start();
      await engine.incident('wait');
      await engine.expect(instance, {
        state: 'active',
        ways: ['start > wait#'],
        incidents: ['wait correlation-key'],
      });
      await engine.setVariables(instance, { number: 'A1' });
      await engine.resolve('wait');
      await engine.publish('paid', 'A1');
      await engine.expect(instance, { ...done, incidents: ['wait correlation-key resolved'] });
    },
  }),
  contractCase({
    id: 'message/key-at-entry',
    title: 'given a variable that changes while the event waits, then the key is the one it was entered with',
    model: (name) => waiting(name),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.active(instance, 'wait');
      await engine.setVariables(instance, { number: 'B2' });
      await engine.publish('paid', 'B2', {}, { timeToLive: 0 });
      await engine.expect(instance, open);
      await engine.publish('paid', 'A1');
      await engine.expect(instance, { ...done, variables: { number: 'B2' } });
    },
  }),
];
