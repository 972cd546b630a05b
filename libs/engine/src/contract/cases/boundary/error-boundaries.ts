import { contractCase } from '../../contract-case.ts';
import { expectEntries } from '../../difference.ts';
import {
  around,
  boundary,
  each,
  end,
  ending,
  flows,
  job,
  onError,
  serviceTask,
  start,
  subProcess,
  userTask,
} from '../../elements.ts';
import { guarded, guardedCall, reacted } from './guarded.ts';

/** Errors on activities. */
export const errorBoundaries = [
  contractCase({
    id: 'boundary/error-service-task',
    title:
      'given an error event on a service task, when the worker throws its code, then it is caught with the variables',
    model: (name) => guarded(name, serviceTask('work', name('work')), onError('e')),
    async run(engine) {
      const instance = await engine.start({ n: 1 });
      await engine.throwError('work', 'REFUSED', { reason: 'no' });
      expectEntries('task', await engine.task('reaction'), { variables: { n: 1, reason: 'no' } });
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > work!', reacted], variables: { n: 1, reason: 'no' } });
    },
  }),
  contractCase({
    id: 'boundary/error-any-code',
    title: 'given an error event without a code, when the worker throws any, then it is caught',
    model: (name) => guarded(name, serviceTask('work', name('work')), onError()),
    async run(engine) {
      const instance = await engine.start();
      await engine.throwError('work', 'ANYTHING');
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > work!', reacted] });
    },
  }),
  contractCase({
    id: 'boundary/error-named-before-any',
    title:
      'given error events with a code and without, then the one with the code catches it and the other one the rest',
    model: (name) =>
      guarded(
        name,
        serviceTask('work', name('work')),
        onError('e'),
        true,
        boundary('other', 'work', onError()) +
          userTask('repair') +
          end('repaired') +
          flows('other -> repair -> repaired'),
      ),
    async run(engine) {
      const named = await engine.start({ n: 1 });
      await engine.throwError('work', 'REFUSED');
      await engine.completeTask('reaction');
      await engine.expect(named, { ways: ['start > work!', reacted] });
      const unnamed = await engine.start({ n: 2 });
      await engine.throwError('work', 'ELSE');
      await engine.completeTask('repair');
      await engine.expect(unnamed, { ways: ['start > work!', 'other > repair > repaired'] });
    },
  }),
  contractCase({
    id: 'boundary/error-sub-process',
    title: 'given an error event on a sub-process, when an error end inside is reached, then it is caught',
    model: (name) =>
      guarded(
        name,
        subProcess(
          'work',
          start('subStart') + userTask('inside') + ending('fail', onError('e')) + flows('subStart -> inside -> fail'),
        ),
        onError('e'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.completeTask('inside');
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > work!', 'subStart > inside > fail!', reacted] });
    },
  }),
  contractCase({
    id: 'boundary/error-nested',
    title: 'given an error thrown two sub-processes deep, then the outer event catches it and everything inside ends',
    model: (name) =>
      guarded(
        name,
        subProcess(
          'work',
          start('subStart') +
            subProcess('deep', around('inner', serviceTask('innerStep', name('inner')))) +
            end('subEnd') +
            flows('subStart -> deep -> subEnd'),
        ),
        onError('e'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.throwError('inner', 'REFUSED');
      await engine.completeTask('reaction');
      await engine.expect(instance, {
        ways: ['start > work!', 'subStart > deep!', 'innerStart > innerStep!', reacted],
      });
    },
  }),
  contractCase({
    id: 'boundary/error-nearest',
    title: 'given events for an error on two levels, when it is thrown inside, then the nearer one catches it',
    model: (name) =>
      guarded(
        name,
        subProcess(
          'work',
          start('subStart') +
            serviceTask('inside', name('inside')) +
            boundary('near', 'inside', onError()) +
            end('subEnd') +
            flows('subStart -> inside -> subEnd', 'near -> subEnd'),
        ),
        onError('e'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.throwError('inside', 'REFUSED');
      await engine.expect(instance, { ways: ['start > work > end', 'subStart > inside!', 'near > subEnd'] });
    },
  }),
  contractCase({
    id: 'boundary/error-other-code-passes',
    title: 'given an inner event for another code, when an error is thrown, then it passes to the outer one',
    model: (name) =>
      guarded(
        name,
        subProcess(
          'work',
          start('subStart') +
            serviceTask('inside', name('inside')) +
            boundary('near', 'inside', onError('f')) +
            end('subEnd') +
            flows('subStart -> inside -> subEnd', 'near -> subEnd'),
        ),
        onError('e'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.throwError('inside', 'REFUSED');
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > work!', 'subStart > inside!', reacted] });
    },
  }),
  contractCase({
    id: 'boundary/error-multi-instance',
    title: 'given an error event on a multi-instance task, when one turn throws, then all turns end',
    model: (name) =>
      guarded(
        name,
        each('serviceTask', 'work', { inputCollection: '=[1, 2]', inputElement: 'n' }, job(name('work'))),
        onError('e'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.jobs('work', 2);
      await engine.throwError('work', 'REFUSED');
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > work![2!]', reacted] });
    },
  }),
  contractCase({
    id: 'boundary/error-call-activity',
    title:
      'given an error event on a call activity, when the called process throws its code, then it is caught and the called one ends',
    model: (name) =>
      guardedCall(
        name,
        onError('e'),
        start() + userTask('step') + ending('fail', onError('e')) + flows('start -> step -> fail'),
      ),
    async run(engine) {
      const instance = await engine.start();
      const called = await engine.called(instance, 'child');
      await engine.completeTask('step');
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > work!', reacted] });
      await engine.expect(called, { state: 'terminated', ways: ['start > step > fail!'] });
    },
  }),
];
