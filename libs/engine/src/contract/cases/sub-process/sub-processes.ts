import { contractCase } from '../../contract-case.ts';
import { expectEntries } from '../../difference.ts';
import {
  around,
  boundary,
  end,
  flows,
  inputs,
  ioMapping,
  message,
  newProcess,
  onMessage,
  onTimer,
  outputs,
  parallel,
  scriptTask,
  start,
  subProcess,
  userTask,
  HOUR,
} from '../../elements.ts';
import type { Name } from '../../name.ts';

const withSub = (name: Name, inner: string, more = '') =>
  newProcess(
    name('main'),
    start() + subProcess('sub', inner, more) + userTask('after') + end() + flows('start -> sub -> after -> end'),
  );
const outer = 'start > sub > after > end';

/** Embedded sub-processes. */
export const subProcesses = [
  contractCase({
    id: 'sub-process/simple',
    title: 'given a sub-process, when its task is done, then the process goes on behind it',
    model: (name) => withSub(name, around('inner', userTask('innerStep'))),
    async run(engine) {
      const instance = await engine.start({ a: 1 });
      await engine.completeTask('innerStep', { b: 2 });
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: [outer, 'innerStart > innerStep > innerEnd'],
        variables: { a: 1, b: 2 },
      });
      engine.proof.order(
        instance,
        'entered sub',
        'entered innerStart',
        'completed innerStep',
        'completed innerEnd',
        'completed sub',
        'took sub_after',
        'entered after',
      );
    },
  }),
  contractCase({
    id: 'sub-process/at-once',
    title: 'given a sub-process with nothing to wait for, then the process goes through it',
    model: (name) => withSub(name, start('innerStart') + end('innerEnd') + flows('innerStart -> innerEnd')),
    async run(engine) {
      const instance = await engine.start();
      await engine.completeTask('after');
      await engine.expect(instance, { ways: [outer, 'innerStart > innerEnd'] });
    },
  }),
  contractCase({
    id: 'sub-process/two-branches',
    title: 'given two branches in a sub-process, when both are done, then the process goes on and not before',
    model: (name) =>
      withSub(
        name,
        start('subStart') +
          parallel('fork') +
          userTask('a') +
          userTask('b') +
          end('aEnd') +
          end('bEnd') +
          flows('subStart -> fork -> a -> aEnd', 'fork -> b -> bEnd'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('a');
      await engine.completeTask('b');
      await engine.expect(instance, {
        state: 'active',
        ways: ['start > sub?', 'subStart > fork > a?', '.fork > b > bEnd'],
      });
      await engine.completeTask('a');
      await engine.completeTask('after');
      await engine.expect(instance, { ways: [outer, 'subStart > fork > a > aEnd', '.fork > b > bEnd'] });
    },
  }),
  contractCase({
    id: 'sub-process/three-deep',
    title: 'given sub-processes three deep, when the innermost task is done, then all of them are',
    model: (name) =>
      withSub(
        name,
        around(
          'one',
          subProcess('oneStep', around('two', subProcess('twoStep', around('three', userTask('threeStep'))))),
        ),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.completeTask('threeStep');
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: [
          outer,
          'oneStart > oneStep > oneEnd',
          'twoStart > twoStep > twoEnd',
          'threeStart > threeStep > threeEnd',
        ],
      });
    },
  }),
  contractCase({
    id: 'sub-process/locals',
    title: 'given inputs and outputs, when something inside writes a local variable, then only the output leaves',
    model: (name) =>
      withSub(
        name,
        around('inner', userTask('innerStep', outputs({ local: '=answer' }))),
        ioMapping({ local: '=number + 1' }, { result: '=local' }),
      ),
    async run(engine) {
      const instance = await engine.start({ number: 1 });
      expectEntries('task', await engine.task('innerStep'), { variables: { number: 1, local: 2 } });
      await engine.completeTask('innerStep', { answer: 7 });
      expectEntries('task', await engine.task('after'), { variables: { number: 1, result: 7 } });
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: [outer, 'innerStart > innerStep > innerEnd'],
        variables: { number: 1, result: 7 },
      });
    },
  }),
  contractCase({
    id: 'sub-process/shadowing',
    title: 'given a local of the name of a variable, when a task inside writes it, then the one outside stays',
    model: (name) =>
      withSub(
        name,
        start('subStart') +
          userTask('write') +
          scriptTask('count', '=n * 10', 'm') +
          end('subEnd') +
          flows('subStart -> write -> count -> subEnd'),
        inputs({ n: '=n + 1' }),
      ),
    async run(engine) {
      const instance = await engine.start({ n: 1 });
      expectEntries('task', await engine.task('write'), { variables: { n: 2 } });
      await engine.completeTask('write', { n: 5, other: 6 });
      expectEntries('task', await engine.task('after'), { variables: { n: 1, m: 50, other: 6 } });
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: [outer, 'subStart > write > count > subEnd'],
        variables: { n: 1, m: 50, other: 6 },
      });
    },
  }),
  contractCase({
    id: 'sub-process/timer-inside-and-outside',
    title: 'given a timer on a task inside and one on the sub-process, when time passes, then the inner one acts first',
    movesTime: true,
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          subProcess(
            'sub',
            start('subStart') +
              userTask('work') +
              boundary('remind', 'work', onTimer('timeDuration', 'PT1H'), false) +
              userTask('urge') +
              end('subEnd') +
              end('urged') +
              flows('subStart -> work -> subEnd', 'remind -> urge -> urged'),
          ) +
          boundary('expired', 'sub', onTimer('timeDuration', 'PT3H')) +
          end() +
          end('tooLate') +
          flows('start -> sub -> end', 'expired -> tooLate'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('work');
      await engine.advance(HOUR + 1_000);
      await engine.task('urge');
      await engine.advance(2 * HOUR);
      await engine.expect(instance, {
        ways: ['start > sub!', 'subStart > work!', 'remind > urge!', 'expired > tooLate'],
      });
    },
  }),
  contractCase({
    id: 'sub-process/boundary-message-sees-locals-outside',
    title: 'given a boundary event on a sub-process, then the variables of its message belong to the process',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          subProcess('sub', around('inner', userTask('innerStep')), inputs({ reason: '="none"' })) +
          boundary('caught', 'sub', onMessage('m')) +
          userTask('reaction') +
          end() +
          end('reacted') +
          flows('start -> sub -> end', 'caught -> reaction -> reacted'),
        message('m', name('stop'), '=number'),
      ),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.task('innerStep');
      await engine.publish('stop', 'A1', { reason: 'late' });
      await engine.completeTask('reaction');
      await engine.expect(instance, {
        ways: ['start > sub!', 'innerStart > innerStep!', 'caught > reaction > reacted'],
        variables: { number: 'A1', reason: 'late' },
      });
    },
  }),
];
