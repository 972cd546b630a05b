import { contractCase } from '../../contract-case.ts';
import { expectSame } from '../../difference.ts';
import {
  element,
  end,
  flows,
  HOUR,
  message,
  MINUTE,
  newProcess,
  onMessage,
  onSignal,
  onTimer,
  outputs,
  extensions,
  signal,
  start,
  userTask,
} from '../../elements.ts';
import type { Name } from '../../name.ts';

const startedBy = (processId: string, event: string, globals = '', task = 'read') =>
  newProcess(
    processId,
    element('startEvent', 'begin', event) + userTask(task) + end() + flows(`begin -> ${task} -> end`),
    globals,
  );
const byMessage = (name: Name, task = 'read') =>
  startedBy(name('main'), onMessage('m'), message('m', name('mail')), task);
const way = ['begin > read > end'];

/** What makes a new instance. */
export const startEvents = [
  contractCase({
    id: 'start-event/message',
    title: 'given a message start event, when messages come, then each starts an instance with its variables',
    model: (name) => byMessage(name),
    async run(engine) {
      await engine.publish('mail', '', { subject: 'x' }, { timeToLive: 0 });
      const [first = ''] = await engine.started('main');
      await engine.publish('mail', '', { subject: 'y' }, { timeToLive: 0 });
      const [, second = ''] = await engine.started('main', 2);
      await engine.tasks('read', 2);
      await engine.completeTask('read', {}, ({ instanceId }) => instanceId === first);
      await engine.completeTask('read', {}, ({ instanceId }) => instanceId === second);
      await engine.expect(first, { ways: way, variables: { subject: 'x' } });
      await engine.expect(second, { ways: way, variables: { subject: 'y' } });
    },
  }),
  contractCase({
    id: 'start-event/message-mapped',
    title: 'given output mappings on a message start event, then only they become variables',
    model: (name) =>
      startedBy(
        name('main'),
        extensions(outputs({ title: '=upper case(subject)' })) + onMessage('m'),
        message('m', name('mail')),
      ),
    async run(engine) {
      await engine.publish('mail', '', { subject: 'x', body: 'long' });
      const [instance = ''] = await engine.started('main');
      await engine.completeTask('read');
      await engine.expect(instance, { ways: way, variables: { title: 'X' } });
    },
  }),
  contractCase({
    id: 'start-event/message-one-per-key',
    title:
      'given a running instance that a message started, when one with its key comes, then it starts the next after it',
    model: (name) => byMessage(name),
    async run(engine) {
      await engine.publish('mail', 'A1', { n: 1 }, { timeToLive: HOUR });
      const [first = ''] = await engine.started('main');
      await engine.publish('mail', 'A1', { n: 2 }, { timeToLive: HOUR });
      await engine.quiet();
      expectSame('the number of instances', (await engine.started('main')).length, 1);
      await engine.completeTask('read');
      const [, second = ''] = await engine.started('main', 2);
      await engine.completeTask('read', {}, ({ instanceId }) => instanceId === second);
      await engine.expect(first, { ways: way, variables: { n: 1 } });
      await engine.expect(second, { ways: way, variables: { n: 2 } });
    },
  }),
  contractCase({
    id: 'start-event/message-other-key',
    title: 'given a running instance that a message started, when one with another key comes, then both run',
    model: (name) => byMessage(name),
    async run(engine) {
      await engine.publish('mail', 'A1', { n: 1 });
      await engine.publish('mail', 'B2', { n: 2 });
      const instances = await engine.started('main', 2);
      await engine.tasks('read', 2);
      const numbers = instances.map((id) => engine.events.variables(id).n);
      expectSame('the variables', numbers.toSorted(), [1, 2]);
    },
  }),
  contractCase({
    id: 'start-event/message-new-version',
    title: 'given a new version, when the message comes, then only that one starts',
    model: (name) => byMessage(name),
    async run(engine) {
      await engine.deploy(byMessage(engine.name, 'answer'));
      await engine.publish('mail', '', {});
      const [instance = ''] = await engine.started('main');
      await engine.completeTask('answer');
      await engine.expect(instance, { ways: ['begin > answer > end'], variables: {} });
      expectSame('the number of instances', (await engine.started('main')).length, 1);
    },
  }),
  contractCase({
    id: 'start-event/message-two-processes',
    title: 'given two processes that a message starts, when it comes, then each starts',
    model: (name) => [byMessage(name), startedBy(name('other'), onMessage('m'), message('m', name('mail')))],
    async run(engine) {
      await engine.publish('mail', '', { n: 1 });
      const [one = ''] = await engine.started('main');
      const [other = ''] = await engine.started('other');
      await engine.tasks('read', 2);
      await engine.completeTask('read');
      await engine.completeTask('read');
      await engine.expect(one, { ways: way, variables: { n: 1 } });
      await engine.expect(other, { ways: way, variables: { n: 1 } });
    },
  }),
  contractCase({
    id: 'start-event/message-beside-none',
    title: 'given a start event without a trigger beside one by message, then each begins its own way',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          element('startEvent', 'begin', onMessage('m')) +
          userTask('fill') +
          userTask('read') +
          end() +
          flows('start -> fill -> end', 'begin -> read -> end'),
        message('m', name('mail')),
      ),
    async run(engine) {
      const byHand = await engine.start({ n: 1 });
      await engine.task('fill');
      await engine.publish('mail', '', { n: 2 });
      const instances = await engine.started('main', 2);
      const byMail = instances.find((id) => id !== byHand) ?? '';
      await engine.completeTask('read');
      await engine.completeTask('fill');
      await engine.expect(byHand, { ways: ['start > fill > end'], variables: { n: 1 } });
      await engine.expect(byMail, { ways: way, variables: { n: 2 } });
    },
  }),
  contractCase({
    id: 'start-event/signal',
    title:
      'given a signal start event in two processes, when the signal is broadcast, then each starts with its variables',
    needs: ['signals'],
    model: (name) => [
      startedBy(name('main'), onSignal('s'), signal('s', name('alarm'))),
      startedBy(name('other'), onSignal('s'), signal('s', name('alarm'))),
    ],
    async run(engine) {
      await engine.broadcast('alarm', { level: 1 });
      const [one = ''] = await engine.started('main');
      const [other = ''] = await engine.started('other');
      await engine.tasks('read', 2);
      await engine.completeTask('read');
      await engine.completeTask('read');
      await engine.expect(one, { ways: way, variables: { level: 1 } });
      await engine.expect(other, { ways: way, variables: { level: 1 } });
    },
  }),
  contractCase({
    id: 'start-event/timer-cycle',
    title: 'given a timer start event with two turns, when hours pass, then two instances start',
    movesTime: true,
    model: (name) => startedBy(name('main'), onTimer('timeCycle', 'R2/PT1H')),
    async run(engine) {
      await engine.advance(59 * MINUTE);
      expectSame('the number of instances', engine.events.all.length, 0);
      await engine.advance(MINUTE);
      await engine.started('main');
      await engine.advance(HOUR);
      const [first = '', second = ''] = await engine.started('main', 2);
      await engine.advance(2 * HOUR);
      await engine.quiet();
      expectSame('the number of instances', (await engine.started('main')).length, 2);
      await engine.completeTask('read');
      await engine.completeTask('read');
      await engine.expect(first, { ways: way, variables: {} });
      await engine.expect(second, { ways: way, variables: {} });
    },
  }),
  contractCase({
    id: 'start-event/timer-date',
    title: 'given a timer start event at a date, when it has come, then one instance starts',
    movesTime: true,
    model: () => [],
    async run(engine) {
      const at = new Date(engine.now + HOUR).toISOString();
      await engine.deploy(startedBy(engine.name('main'), onTimer('timeDate', at)));
      await engine.advance(HOUR + MINUTE);
      const [instance = ''] = await engine.started('main');
      await engine.advance(HOUR);
      await engine.completeTask('read');
      await engine.expect(instance, { ways: way, variables: {} });
      expectSame('the number of instances', (await engine.started('main')).length, 1);
    },
  }),
  contractCase({
    id: 'start-event/timer-new-version',
    title: 'given a new version without the timer, when its time comes, then nothing starts',
    movesTime: true,
    model: (name) => startedBy(name('main'), onTimer('timeCycle', 'R1/PT1H')),
    async run(engine) {
      await engine.deploy(newProcess(engine.name('main')));
      await engine.advance(2 * HOUR);
      await engine.quiet();
      expectSame('the number of events', engine.events.all.length, 0);
    },
  }),
  contractCase({
    id: 'start-event/mapped',
    title: 'given output mappings on a start event without a trigger, then they become variables',
    model: (name) =>
      newProcess(
        name('main'),
        start('start', extensions(outputs({ total: '=a + b' }))) + end() + flows('start -> end'),
      ),
    async run(engine) {
      const instance = await engine.start({ a: 1, b: 2 });
      await engine.expect(instance, { ways: ['start > end'], variables: { a: 1, b: 2, total: 3 } });
    },
  }),
];
