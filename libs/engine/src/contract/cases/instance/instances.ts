import { randomUUID } from 'node:crypto';
import { contractCase } from '../../contract-case.ts';
import { expectSame } from '../../difference.ts';
import { end, flows, newProcess, serviceTask, start, subProcess, userTask, around, inputs } from '../../elements.ts';
import type { Name } from '../../name.ts';

const simple = (name: Name, task = 'work') =>
  newProcess(name('main'), start() + userTask(task) + end() + flows(`start -> ${task} -> end`));

/** Starting, cancelling and writing into instances. */
export const instances = [
  contractCase({
    id: 'instance/at-once',
    title: 'given nothing to wait for, when an instance starts, then it ends at once with its variables',
    model: (name) => newProcess(name('main')),
    async run(engine) {
      const instance = await engine.start({ a: 1 });
      await engine.expect(instance, { ways: ['start > end'], variables: { a: 1 } });
    },
  }),
  contractCase({
    id: 'instance/latest-version',
    title: 'given two versions, when an instance starts without one being named, then it runs the latest',
    model: (name) => simple(name),
    async run(engine) {
      const before = await engine.start();
      await engine.task('work');
      await engine.deploy(simple(engine.name, 'newWork'));
      const instance = await engine.start();
      await engine.completeTask('newWork');
      await engine.completeTask('work');
      await engine.expect(instance, { ways: ['start > newWork > end'] });
      await engine.expect(before, { ways: ['start > work > end'] });
      const versions = [before, instance].map((id) => engine.events.ofInstance(id)[0]?.version);
      expectSame('the versions', versions, [1, 2]);
    },
  }),
  contractCase({
    id: 'instance/named-version',
    title: 'given two versions, when an instance of the first one is started, then it runs that',
    model: (name) => simple(name),
    async run(engine) {
      await engine.deploy(simple(engine.name, 'newWork'));
      const instance = await engine.start({}, { version: 1 });
      await engine.completeTask('work');
      await engine.expect(instance, { ways: ['start > work > end'] });
    },
  }),
  contractCase({
    id: 'instance/unchanged-version',
    title: 'given a process that is deployed again unchanged, then it keeps its version',
    model: (name) => simple(name),
    async run(engine) {
      const again = await engine.deploy(simple(engine.name));
      const changed = await engine.deploy(simple(engine.name, 'newWork'));
      const told = [...again, ...changed].map(({ version, created }) => ({ version, created }));
      expectSame('the deployments', told, [
        { version: 1, created: false },
        { version: 2, created: true },
      ]);
      const instance = await engine.start();
      await engine.completeTask('newWork');
      await engine.expect(instance, { ways: ['start > newWork > end'] });
    },
  }),
  contractCase({
    id: 'instance/unknown-process',
    title: 'given no such process, when an instance is to start, then that is refused',
    model: (name) => simple(name),
    async run(engine) {
      const instanceId = randomUUID();
      const processId = engine.name('nowhere');
      await engine.refused({ type: 'start-instance', instanceId, processId, caseId: 'c', variables: {} });
    },
  }),
  contractCase({
    id: 'instance/started-twice',
    title: 'given a running instance, when it is started again under its id, then that is refused and it runs once',
    model: (name) => simple(name),
    async run(engine) {
      const instanceId = await engine.start();
      await engine.task('work');
      const processId = engine.name('main');
      await engine.refused({ type: 'start-instance', instanceId, processId, caseId: 'c', variables: {} });
      await engine.completeTask('work');
      await engine.expect(instanceId, { ways: ['start > work > end'] });
    },
  }),
  contractCase({
    id: 'instance/two-at-once',
    title: 'given two instances, when one goes on, then the other one stays where it is',
    model: (name) => simple(name),
    async run(engine) {
      const one = await engine.start({ n: 1 });
      const other = await engine.start({ n: 2 });
      await engine.tasks('work', 2);
      await engine.completeTask('work', { done: 2 }, ({ instanceId }) => instanceId === other);
      await engine.expect(other, { ways: ['start > work > end'], variables: { n: 2, done: 2 } });
      await engine.expect(one, { state: 'active', ways: ['start > work?'], variables: { n: 1 } });
      await engine.completeTask('work');
      await engine.expect(one, { ways: ['start > work > end'], variables: { n: 1 } });
    },
  }),
  contractCase({
    id: 'instance/cancel',
    title: 'given a task and a job inside a sub-process, when the instance is cancelled, then everything in it ends',
    model: (name) =>
      newProcess(
        name('main'),
        start() + subProcess('sub', around('inner', userTask('innerStep'))) + end() + flows('start -> sub -> end'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('innerStep');
      await engine.cancel(instance);
      await engine.expect(instance, { state: 'terminated', ways: ['start > sub!', 'innerStart > innerStep!'] });
    },
  }),
  contractCase({
    id: 'instance/cancel-ended',
    title: 'given an instance that has ended, when it is cancelled, then that is refused',
    model: (name) => simple(name),
    async run(engine) {
      const instanceId = await engine.start();
      await engine.completeTask('work');
      await engine.expect(instanceId, { ways: ['start > work > end'] });
      await engine.refused({ type: 'cancel-instance', instanceId });
      await engine.refused({ type: 'set-variables', instanceId, variables: { late: true } });
      await engine.expect(instanceId, { ways: ['start > work > end'], variables: {} });
    },
  }),
  contractCase({
    id: 'instance/set-variables',
    title: 'given a running instance, when its variables are set, then what comes later reads them',
    model: (name) =>
      newProcess(
        name('main'),
        start() + userTask('work') + serviceTask('tell', name('tell')) + end() + flows('start -> work -> tell -> end'),
      ),
    async run(engine) {
      const instance = await engine.start({ a: 1, b: { c: 1 } });
      await engine.task('work');
      await engine.setVariables(instance, { a: 2, b: { d: 1 }, e: null });
      await engine.proof.variables(instance, { a: 2, b: { d: 1 }, e: null });
      await engine.completeTask('work');
      const { job } = await engine.job('tell');
      expectSame('variables of the job', job.variables, { a: 2, b: { d: 1 }, e: null });
      await engine.completeJob('tell');
      await engine.expect(instance, { ways: ['start > work > tell > end'], variables: { a: 2, b: { d: 1 }, e: null } });
    },
  }),
  contractCase({
    id: 'instance/set-local-variables',
    title: 'given a sub-process, when variables are set in it, then those of the process stay as they are',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          subProcess('sub', around('inner', userTask('innerStep')), inputs({ n: '=1' })) +
          serviceTask('tell', name('tell')) +
          end() +
          flows('start -> sub -> tell -> end'),
      ),
    async run(engine) {
      const instance = await engine.start({ n: 0 });
      await engine.task('innerStep');
      await engine.setVariables(instance, { n: 5, m: 6 }, 'sub');
      await engine.completeTask('innerStep');
      const { job } = await engine.job('tell');
      expectSame('variables of the job', job.variables, { n: 0 });
      await engine.completeJob('tell');
      await engine.expect(instance, {
        ways: ['start > sub > tell > end', 'innerStart > innerStep > innerEnd'],
        variables: { n: 0 },
      });
    },
  }),
];
