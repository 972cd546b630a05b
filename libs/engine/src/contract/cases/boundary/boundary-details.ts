import { contractCase } from '../../contract-case.ts';
import { expectEntries } from '../../difference.ts';
import {
  boundary,
  DAY,
  end,
  extensions,
  flows,
  HOUR,
  inputs,
  message,
  MINUTE,
  newProcess,
  onMessage,
  onTimer,
  outputs,
  start,
  userTask,
} from '../../elements.ts';
import type { Name } from '../../name.ts';

const guarded = (name: Name, event: string, interrupting: boolean, work = userTask('work')) =>
  newProcess(
    name('main'),
    start() +
      work +
      boundary('caught', 'work', event, interrupting) +
      userTask('reaction') +
      end() +
      end('reacted') +
      flows('start -> work -> end', 'caught -> reaction -> reacted'),
    message('stop', name('stop'), '=number'),
  );

/** What boundary events do beyond interrupting or not. */
export const boundaryDetails = [
  contractCase({
    id: 'boundary/timer-cycle',
    title: 'given a repeating timer that does not interrupt, when time passes, then it fires until its count is over',
    movesTime: true,
    model: (name) => guarded(name, onTimer('timeCycle', 'R2/PT1H'), false),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('work');
      await engine.advance(HOUR + MINUTE);
      await engine.tasks('reaction', 1);
      await engine.advance(HOUR);
      await engine.tasks('reaction', 2);
      await engine.advance(DAY);
      await engine.expect(instance, { state: 'active', ways: ['start > work?', '2 * caught > reaction?'] });
      for (const elementId of ['reaction', 'reaction', 'work']) await engine.completeTask(elementId);
      await engine.expect(instance, { ways: ['start > work > end', '2 * caught > reaction > reacted'] });
    },
  }),
  contractCase({
    id: 'boundary/timer-cycle-ends-with-activity',
    title: 'given a timer that repeats without end, when the activity is done, then it fires no more',
    movesTime: true,
    model: (name) => guarded(name, onTimer('timeCycle', 'R/PT1H'), false),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('work');
      await engine.advance(HOUR + MINUTE);
      await engine.completeTask('reaction');
      await engine.completeTask('work');
      await engine.advance(DAY);
      await engine.expect(instance, { ways: ['start > work > end', 'caught > reaction > reacted'] });
    },
  }),
  contractCase({
    id: 'boundary/timer-by-variable',
    title: 'given a timer on a task whose time a variable tells, then it fires at that time',
    movesTime: true,
    model: (name) => guarded(name, onTimer('timeDuration', '=limit'), true),
    async run(engine) {
      const instance = await engine.start({ limit: 'PT2H' });
      await engine.task('work');
      await engine.advance(HOUR);
      await engine.expect(instance, { state: 'active', ways: ['start > work?'] });
      await engine.advance(HOUR + MINUTE);
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > work!', 'caught > reaction > reacted'] });
    },
  }),
  contractCase({
    id: 'boundary/timer-by-date',
    title: 'given a timer on a task at a date, when it has come, then it fires',
    movesTime: true,
    model: (name) => guarded(name, onTimer('timeDate', '=deadline'), false),
    async run(engine) {
      const deadline = new Date(engine.now + HOUR).toISOString();
      const instance = await engine.start({ deadline });
      await engine.task('work');
      await engine.advance(HOUR + MINUTE);
      await engine.completeTask('reaction');
      await engine.completeTask('work');
      await engine.expect(instance, { ways: ['start > work > end', 'caught > reaction > reacted'] });
    },
  }),
  contractCase({
    id: 'boundary/reminder-then-deadline',
    title:
      'given a reminder that does not interrupt and a deadline that does, when time passes, then each acts in its time',
    movesTime: true,
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          userTask('work') +
          boundary('remind', 'work', onTimer('timeDuration', 'PT1H'), false) +
          boundary('deadline', 'work', onTimer('timeDuration', 'PT2H')) +
          userTask('urge') +
          userTask('escalate') +
          end() +
          end('urged') +
          end('escalated') +
          flows('start -> work -> end', 'remind -> urge -> urged', 'deadline -> escalate -> escalated'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('work');
      await engine.advance(HOUR + MINUTE);
      await engine.task('urge');
      await engine.expect(instance, { state: 'active', ways: ['start > work?', 'remind > urge?'] });
      await engine.advance(HOUR);
      await engine.completeTask('escalate');
      await engine.completeTask('urge');
      await engine.expect(instance, {
        ways: ['start > work!', 'remind > urge > urged', 'deadline > escalate > escalated'],
      });
    },
  }),
  contractCase({
    id: 'boundary/message-twice',
    title: 'given a message that does not interrupt, when it comes twice, then it is caught twice with its variables',
    model: (name) => guarded(name, onMessage('stop'), false),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.task('work');
      await engine.publish('stop', 'A1', { n: 1 });
      await engine.tasks('reaction', 1);
      await engine.publish('stop', 'A1', { n: 2 });
      await engine.tasks('reaction', 2);
      for (const elementId of ['reaction', 'reaction', 'work']) await engine.completeTask(elementId);
      await engine.expect(instance, {
        ways: ['start > work > end', '2 * caught > reaction > reacted'],
        variables: { number: 'A1', n: 2 },
      });
    },
  }),
  contractCase({
    id: 'boundary/message-variables',
    title: 'given a message with variables, when it interrupts, then the reaction sees them',
    model: (name) => guarded(name, onMessage('stop'), true),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.task('work');
      await engine.publish('stop', 'A1', { reason: { text: '撤回', by: ['li'] } });
      const variables = { number: 'A1', reason: { text: '撤回', by: ['li'] } };
      expectEntries('task', await engine.task('reaction'), { variables });
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > work!', 'caught > reaction > reacted'], variables });
    },
  }),
  contractCase({
    id: 'boundary/message-mapped',
    title: 'given outputs on a boundary event, when it catches, then only they are kept',
    model: (name) => guarded(name, extensions(outputs({ why: '=reason' })) + onMessage('stop'), true),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.task('work');
      await engine.publish('stop', 'A1', { reason: 'late', rest: 1 });
      await engine.completeTask('reaction');
      await engine.expect(instance, {
        ways: ['start > work!', 'caught > reaction > reacted'],
        variables: { number: 'A1', why: 'late' },
      });
    },
  }),
  contractCase({
    id: 'boundary/message-key-outside',
    title: 'given an input of the name of the correlation key, then a boundary event keys by the variable outside',
    model: (name) => guarded(name, onMessage('stop'), true, userTask('work', inputs({ number: '="inner"' }))),
    async run(engine) {
      const instance = await engine.start({ number: 'outer' });
      await engine.task('work');
      await engine.publish('stop', 'inner', {}, { timeToLive: 0 });
      await engine.expect(instance, { state: 'active', ways: ['start > work?'] });
      await engine.publish('stop', 'outer');
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > work!', 'caught > reaction > reacted'] });
    },
  }),
  contractCase({
    id: 'boundary/message-no-key',
    title:
      'given a boundary event without its correlation key, then there is an incident that goes on once it is there',
    model: (name) => guarded(name, onMessage('stop'), true),
    async run(engine) {
      const instance = await engine.start();
      await engine.incident('work');
      await engine.expect(instance, { state: 'active', ways: ['start > work#'], incidents: ['work correlation-key'] });
      await engine.setVariables(instance, { number: 'A1' });
      await engine.resolve('work');
      await engine.task('work');
      await engine.publish('stop', 'A1');
      await engine.completeTask('reaction');
      await engine.expect(instance, {
        ways: ['start > work!', 'caught > reaction > reacted'],
        incidents: ['work correlation-key resolved'],
      });
    },
  }),
  contractCase({
    id: 'boundary/locals-dropped',
    title: 'given locals of a task, when it is interrupted, then they are gone',
    model: (name) => guarded(name, onMessage('stop'), true, userTask('work', inputs({ draft: '="x"' }))),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.task('work');
      await engine.publish('stop', 'A1');
      expectEntries('task', await engine.task('reaction'), { variables: { number: 'A1' } });
      await engine.completeTask('reaction');
      await engine.expect(instance, {
        ways: ['start > work!', 'caught > reaction > reacted'],
        variables: { number: 'A1' },
      });
    },
  }),
];
