import { contractCase } from '../../contract-case.ts';
import { expectEntries } from '../../difference.ts';
import { end, flows, newProcess, parallel, serviceTask, start, subProcess, userTask } from '../../elements.ts';
import type { Name } from '../../name.ts';

const needs = ['modification'] as const;
const model = (name: Name) =>
  newProcess(
    name('main'),
    start() +
      userTask('draft') +
      subProcess(
        'sub',
        start('subStart') +
          userTask('review') +
          userTask('sign') +
          end('subEnd') +
          flows('subStart -> review -> sign -> subEnd'),
      ) +
      serviceTask('tell', name('tell')) +
      userTask('file') +
      end() +
      flows('start -> draft -> sub -> tell -> file -> end'),
  );

/** Moving tokens by hand. */
export const modifications = [
  contractCase({
    id: 'modification/forward',
    title:
      'given a task, when the token is moved on, then it is cancelled and the other one is open with its variables',
    needs,
    model,
    async run(engine) {
      const instance = await engine.start({ a: 1 });
      await engine.modify(instance, {
        activate: [{ elementId: 'file', variables: { hint: 1 } }],
        terminate: ['draft'],
      });
      expectEntries('task', await engine.task('file'), { variables: { a: 1, hint: 1 } });
      await engine.completeTask('file');
      await engine.expect(instance, { ways: ['start > draft!', 'file > end'], variables: { a: 1 } });
    },
  }),
  contractCase({
    id: 'modification/into-sub-process',
    title: 'given a task inside a sub-process, when it is entered by hand, then the sub-process runs without its start',
    needs,
    model,
    async run(engine) {
      const instance = await engine.start();
      await engine.modify(instance, { activate: ['sign'], terminate: ['draft'] });
      await engine.completeTask('sign');
      await engine.completeJob('tell');
      await engine.completeTask('file');
      await engine.expect(instance, {
        ways: ['start > draft!', 'sub > tell > file > end', 'sign > subEnd'],
      });
    },
  }),
  contractCase({
    id: 'modification/back-in-sub-process',
    title: 'given a step back inside a running sub-process, then that sub-process stays',
    needs,
    model,
    async run(engine) {
      const instance = await engine.start();
      await engine.completeTask('draft');
      await engine.completeTask('review');
      await engine.modify(instance, { activate: ['review'], terminate: ['sign'] });
      await engine.completeTask('review');
      await engine.completeTask('sign');
      await engine.completeJob('tell');
      await engine.completeTask('file');
      await engine.expect(instance, {
        ways: ['start > draft > sub > tell > file > end', 'subStart > review > sign!', 'review > sign > subEnd'],
      });
    },
  }),
  contractCase({
    id: 'modification/out-of-sub-process',
    title: 'given a step back out of a sub-process, then the sub-process ends',
    needs,
    model,
    async run(engine) {
      const instance = await engine.start();
      await engine.completeTask('draft');
      await engine.task('review');
      await engine.modify(instance, { activate: ['draft'], terminate: ['sub'] });
      await engine.task('draft');
      await engine.expect(instance, {
        state: 'active',
        ways: ['start > draft > sub!', 'subStart > review!', 'draft?'],
      });
    },
  }),
  contractCase({
    id: 'modification/beside',
    title: 'given a task, when another one is entered without ending it, then both are open',
    needs,
    model,
    async run(engine) {
      const instance = await engine.start();
      await engine.task('draft');
      await engine.modify(instance, { activate: ['file'] });
      await engine.completeTask('file');
      await engine.expect(instance, { state: 'active', ways: ['start > draft?', 'file > end'] });
    },
  }),
  contractCase({
    id: 'modification/end-last',
    title: 'given a task, when it is ended and nothing entered, then the instance is terminated',
    needs,
    model,
    async run(engine) {
      const instance = await engine.start();
      await engine.modify(instance, { terminate: ['draft'] });
      await engine.expect(instance, { state: 'terminated', ways: ['start > draft!'] });
    },
  }),
  contractCase({
    id: 'modification/end-one-branch',
    title: 'given two branches, when one is ended by hand, then the other one goes on',
    needs,
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
      await engine.modify(instance, { terminate: ['a'] });
      await engine.completeTask('b');
      await engine.expect(instance, { ways: ['start > fork > a!', '.fork > b > bEnd'] });
    },
  }),
  contractCase({
    id: 'modification/to-service-task',
    title: 'given a service task that is entered by hand, then it has a job',
    needs,
    model,
    async run(engine) {
      const instance = await engine.start();
      await engine.modify(instance, { activate: ['tell'], terminate: ['draft'] });
      await engine.completeJob('tell', { told: true });
      await engine.completeTask('file');
      await engine.expect(instance, {
        ways: ['start > draft!', 'tell > file > end'],
        variables: { told: true },
      });
    },
  }),
  contractCase({
    id: 'modification/end-job',
    title: 'given a job in hand, when its task is ended by hand, then completing it is refused',
    needs,
    model,
    async run(engine) {
      const instance = await engine.start();
      await engine.modify(instance, { activate: ['tell'], terminate: ['draft'] });
      const job = await engine.job('tell');
      await engine.modify(instance, { activate: ['file'], terminate: ['tell'] });
      await engine.task('file');
      await engine.refusedWork('finish-job', () => engine.finish(job, { type: 'completed', variables: {} }));
      await engine.completeTask('file');
      await engine.expect(instance, { ways: ['start > draft!', 'tell!', 'file > end'] });
    },
  }),
];
