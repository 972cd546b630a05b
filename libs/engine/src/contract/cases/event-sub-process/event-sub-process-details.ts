import { contractCase } from '../../contract-case.ts';
import { expectEntries } from '../../difference.ts';
import {
  boundary,
  DAY,
  element,
  end,
  ending,
  error,
  eventSubProcess,
  extensions,
  flows,
  HOUR,
  message,
  MINUTE,
  newProcess,
  onError,
  onMessage,
  onTimer,
  outputs,
  parallel,
  serviceTask,
  start,
  subProcess,
  userTask,
} from '../../elements.ts';
import type { Name } from '../../name.ts';

const beside = (name: Name, on: string, globals: string, work = userTask('work')) =>
  newProcess(name('main'), start() + work + end() + flows('start -> work -> end') + on, globals);
const withdrawn = (name: Name) => message('m', name('withdrawn'), '=number');
const reacted = ['on', 'onStart > onWork > onEnd'];

/** What event sub-processes do beyond interrupting or not. */
export const eventSubProcessDetails = [
  contractCase({
    id: 'event-sub-process/message-twice',
    title: 'given one by message that does not interrupt, when it comes twice, then two reactions run beside the work',
    model: (name) => beside(name, eventSubProcess('on', onMessage('m'), false, userTask('onWork')), withdrawn(name)),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.task('work');
      await engine.publish('withdrawn', 'A1');
      await engine.tasks('onWork', 1);
      await engine.publish('withdrawn', 'A1');
      await engine.tasks('onWork', 2);
      for (const elementId of ['work', 'onWork', 'onWork']) await engine.completeTask(elementId);
      await engine.expect(instance, {
        ways: ['start > work > end', '2 * on', '2 * onStart > onWork > onEnd'],
      });
    },
  }),
  contractCase({
    id: 'event-sub-process/timer-cycle',
    title: 'given one by a repeating timer, when time passes, then it reacts each time until the process is done',
    movesTime: true,
    model: (name) => beside(name, eventSubProcess('on', onTimer('timeCycle', 'R/PT1H'), false, userTask('onWork')), ''),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('work');
      await engine.advance(HOUR + MINUTE);
      await engine.tasks('onWork', 1);
      await engine.advance(HOUR);
      await engine.tasks('onWork', 2);
      for (const elementId of ['work', 'onWork', 'onWork']) await engine.completeTask(elementId);
      await engine.expect(instance, { ways: ['start > work > end', '2 * on', '2 * onStart > onWork > onEnd'] });
      await engine.advance(DAY);
      await engine.expect(instance, { ways: ['start > work > end', '2 * on', '2 * onStart > onWork > onEnd'] });
    },
  }),
  contractCase({
    id: 'event-sub-process/message-variables',
    title: 'given one by message, when it comes with variables, then they belong to the process',
    model: (name) => beside(name, eventSubProcess('on', onMessage('m'), true, userTask('onWork')), withdrawn(name)),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.task('work');
      await engine.publish('withdrawn', 'A1', { reason: 'mistake' });
      expectEntries('task', await engine.task('onWork'), { variables: { number: 'A1', reason: 'mistake' } });
      await engine.completeTask('onWork');
      await engine.expect(instance, {
        ways: ['start > work!', ...reacted],
        variables: { number: 'A1', reason: 'mistake' },
      });
    },
  }),
  contractCase({
    id: 'event-sub-process/start-mapped',
    title: 'given outputs on its start event, then only they are kept',
    model: (name) =>
      beside(
        name,
        eventSubProcess('on', extensions(outputs({ why: '=reason' })) + onMessage('m'), true, userTask('onWork')),
        withdrawn(name),
      ),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.task('work');
      await engine.publish('withdrawn', 'A1', { reason: 'mistake', rest: 1 });
      await engine.completeTask('onWork');
      await engine.expect(instance, {
        ways: ['start > work!', ...reacted],
        variables: { number: 'A1', why: 'mistake' },
      });
    },
  }),
  contractCase({
    id: 'event-sub-process/error-variables',
    title: 'given one by error, when a worker throws with variables, then the reaction sees them',
    model: (name) =>
      beside(
        name,
        eventSubProcess('on', onError('e'), true, userTask('onWork')),
        error('e', 'BROKEN'),
        serviceTask('work', name('work')),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.throwError('work', 'BROKEN', { part: 'valve' });
      expectEntries('task', await engine.task('onWork'), { variables: { part: 'valve' } });
      await engine.completeTask('onWork');
      await engine.expect(instance, { ways: ['start > work!', ...reacted], variables: { part: 'valve' } });
    },
  }),
  contractCase({
    id: 'event-sub-process/error-inside-not-its-own',
    title: 'given one by error, when its own reaction throws that error, then nothing catches it again',
    model: (name) =>
      beside(
        name,
        eventSubProcess('on', onError('e'), true, serviceTask('onWork', name('repair'))),
        error('e', 'BROKEN'),
        serviceTask('work', name('work')),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.throwError('work', 'BROKEN');
      await engine.throwError('repair', 'BROKEN');
      await engine.incident('onWork');
      await engine.expect(instance, {
        state: 'active',
        ways: ['start > work!', 'on?', 'onStart > onWork#'],
        incidents: ['onWork unhandled-error'],
      });
    },
  }),
  contractCase({
    id: 'event-sub-process/inner-before-boundary',
    title:
      'given one inside a sub-process and an event on it, when an error is thrown inside, then the inner one catches it',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          subProcess(
            'sub',
            start('subStart') +
              serviceTask('work', name('work')) +
              end('subEnd') +
              flows('subStart -> work -> subEnd') +
              eventSubProcess('on', onError('e'), true, userTask('onWork')),
          ) +
          boundary('failed', 'sub', onError('e')) +
          end() +
          flows('start -> sub -> end', 'failed -> end'),
        error('e', 'BROKEN'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.throwError('work', 'BROKEN');
      await engine.completeTask('onWork');
      await engine.expect(instance, { ways: ['start > sub > end', 'subStart > work!', ...reacted] });
    },
  }),
  contractCase({
    id: 'event-sub-process/error-end',
    title: 'given one by error, when an error end is reached, then it takes the process over with all its branches',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          parallel('fork') +
          userTask('a') +
          userTask('b') +
          ending('fail', onError('e')) +
          flows('start -> fork -> a -> fail', 'fork -> b') +
          eventSubProcess('on', onError(), true, userTask('onWork')),
        error('e', 'BROKEN'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('b');
      await engine.completeTask('a');
      await engine.completeTask('onWork');
      await engine.expect(instance, { ways: ['start > fork > a > fail!', '.fork > b!', ...reacted] });
    },
  }),
  contractCase({
    id: 'event-sub-process/key-from-start-message',
    title:
      'given a process that a message starts, when its event sub-process needs a key from that message, then it has it',
    model: (name) =>
      newProcess(
        name('main'),
        element('startEvent', 'filed', onMessage('f')) +
          userTask('work') +
          end() +
          flows('filed -> work -> end') +
          eventSubProcess('on', onMessage('m'), true, userTask('onWork')),
        withdrawn(name) + message('f', name('filed')),
      ),
    async run(engine) {
      await engine.publish('filed', '', { number: 'A1' });
      const [instance = ''] = await engine.started('main');
      await engine.task('work');
      await engine.publish('withdrawn', 'A1');
      await engine.completeTask('onWork');
      await engine.expect(instance, { ways: ['filed > work!', ...reacted], variables: { number: 'A1' } });
    },
  }),
  contractCase({
    id: 'event-sub-process/two-beside',
    title: 'given two that do not interrupt and one that does, when all come, then the last one ends the others',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          userTask('work') +
          end() +
          flows('start -> work -> end') +
          eventSubProcess('ask', onMessage('q'), false, userTask('askWork')) +
          eventSubProcess('note', onMessage('n'), false, userTask('noteWork')) +
          eventSubProcess('on', onMessage('m'), true, userTask('onWork')),
        withdrawn(name) + message('q', name('question'), '=number') + message('n', name('note'), '=number'),
      ),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.task('work');
      await engine.publish('question', 'A1');
      await engine.task('askWork');
      await engine.publish('note', 'A1');
      await engine.completeTask('noteWork');
      await engine.publish('withdrawn', 'A1');
      await engine.completeTask('onWork');
      await engine.expect(instance, {
        ways: ['start > work!', 'ask!', 'askStart > askWork!', 'note', 'noteStart > noteWork > noteEnd', ...reacted],
      });
    },
  }),
];
