import { contractCase } from '../../contract-case.ts';
import { expectEntries, expectSame } from '../../difference.ts';
import {
  callActivity,
  end,
  ending,
  flows,
  inputs,
  ioMapping,
  newProcess,
  onTerminate,
  outputs,
  parallel,
  start,
  userTask,
} from '../../elements.ts';
import type { Name } from '../../name.ts';

const caller = (name: Name, attributes = '', more = '', processId = name('child')) =>
  newProcess(
    name('main'),
    start() +
      callActivity('call', processId, attributes, more) +
      userTask('after') +
      end() +
      flows('start -> call -> after -> end'),
  );
const child = (name: Name, task = 'step', extension = '') =>
  newProcess(name('child'), start() + userTask(task) + end() + flows(`start -> ${task} -> end`), '', extension);
const way = 'start > call > after > end';
const childWay = ['start > step > end'];

/** Calls of other processes. */
export const callActivities = [
  contractCase({
    id: 'call-activity/simple',
    title: 'given a called process, when it completes, then its variables come back and the caller goes on',
    model: (name) => [caller(name), child(name)],
    async run(engine) {
      const instance = await engine.start({ number: 1 });
      const called = await engine.called(instance, 'child');
      expectEntries('task', await engine.task('step'), {
        rootInstanceId: instance,
        caseId: `case-${instance}`,
        instanceId: called,
        variables: { number: 1 },
      });
      await engine.completeTask('step', { answer: 2 });
      expectEntries('task', await engine.task('after'), { variables: { number: 1, answer: 2 } });
      await engine.completeTask('after');
      await engine.expect(called, { ways: childWay, variables: { number: 1, answer: 2 } });
      await engine.expect(instance, { ways: [way], variables: { number: 1, answer: 2 } });
    },
  }),
  contractCase({
    id: 'call-activity/mapped',
    title: 'given mappings on the call, when it runs, then only mapped variables go in and out',
    model: (name) => [
      caller(name, 'propagateAllParentVariables="false"', ioMapping({ given: '=number + 1' }, { taken: '=answer' })),
      child(name),
    ],
    async run(engine) {
      const instance = await engine.start({ number: 1 });
      expectEntries('task', await engine.task('step'), { variables: { given: 2 } });
      await engine.completeTask('step', { answer: 3, rest: 4 });
      await engine.completeTask('after');
      await engine.expect(instance, { ways: [way], variables: { number: 1, taken: 3 } });
    },
  }),
  contractCase({
    id: 'call-activity/inputs-beside-all',
    title: 'given inputs on a call that passes everything on, then the called process has both',
    model: (name) => [
      caller(name, 'propagateAllChildVariables="false"', inputs({ given: '=number + 1' })),
      child(name),
    ],
    async run(engine) {
      const instance = await engine.start({ number: 1 });
      expectEntries('task', await engine.task('step'), { variables: { number: 1, given: 2 } });
      await engine.completeTask('step');
      await engine.completeTask('after');
      await engine.expect(instance, { ways: [way], variables: { number: 1 } });
    },
  }),
  contractCase({
    id: 'call-activity/nothing-back',
    title: 'given a call that takes nothing back, when the called process completes, then nothing comes back',
    model: (name) => [caller(name, 'propagateAllChildVariables="false"'), child(name)],
    async run(engine) {
      const instance = await engine.start({ number: 1 });
      await engine.completeTask('step', { answer: 3, number: 2 });
      await engine.completeTask('after');
      await engine.expect(instance, { ways: [way], variables: { number: 1 } });
    },
  }),
  contractCase({
    id: 'call-activity/outputs-only',
    title: 'given outputs on a call that takes nothing else back, then they read the variables of the called process',
    model: (name) => [
      caller(name, 'propagateAllChildVariables="false"', outputs({ taken: '=answer + 1' })),
      child(name),
    ],
    async run(engine) {
      const instance = await engine.start({ number: 1 });
      await engine.completeTask('step', { answer: 3 });
      await engine.completeTask('after');
      await engine.expect(instance, { ways: [way], variables: { number: 1, taken: 4 } });
    },
  }),
  contractCase({
    id: 'call-activity/nothing-in',
    title: 'given a call that passes nothing on, then the called process begins empty',
    model: (name) => [caller(name, 'propagateAllParentVariables="false"'), child(name)],
    async run(engine) {
      const instance = await engine.start({ number: 1 });
      expectEntries('task', await engine.task('step'), { variables: {} });
      await engine.completeTask('step', { answer: 3 });
      await engine.completeTask('after');
      await engine.expect(instance, { ways: [way], variables: { number: 1, answer: 3 } });
    },
  }),
  contractCase({
    id: 'call-activity/process-by-expression',
    title: 'given the id of the called process as an expression, then that process runs',
    model: (name) => [caller(name, '', '', '=wanted'), child(name)],
    async run(engine) {
      const wanted = engine.name('child');
      const instance = await engine.start({ wanted });
      await engine.completeTask('step');
      await engine.completeTask('after');
      await engine.expect(instance, { ways: [way], variables: { wanted } });
    },
  }),
  contractCase({
    id: 'call-activity/latest-version',
    title: 'given a newer version of the called process, then the call runs the latest',
    model: (name) => [caller(name), child(name)],
    async run(engine) {
      await engine.deploy(child(engine.name, 'newStep'));
      const instance = await engine.start();
      await engine.completeTask('newStep');
      await engine.completeTask('after');
      await engine.expect(instance, { ways: [way] });
      await engine.expect(await engine.called(instance, 'child'), { ways: ['start > newStep > end'] });
    },
  }),
  contractCase({
    id: 'call-activity/bound-to-deployment',
    title: 'given a call bound to its deployment, when a newer version comes, then the one deployed with it runs',
    needs: ['boundCalls'],
    model: (name) => [caller(name, 'bindingType="deployment"'), child(name)],
    async run(engine) {
      await engine.deploy(child(engine.name, 'newStep'));
      const instance = await engine.start();
      await engine.completeTask('step');
      await engine.completeTask('after');
      await engine.expect(instance, { ways: [way] });
    },
  }),
  contractCase({
    id: 'call-activity/bound-to-tag',
    title: 'given a call bound to a version tag, when a newer version comes, then the one with the tag runs',
    needs: ['boundCalls'],
    model: (name) => [
      caller(name, 'bindingType="versionTag" versionTag="v1"'),
      child(name, 'step', '<zeebe:versionTag value="v1" />'),
    ],
    async run(engine) {
      await engine.deploy(child(engine.name, 'newStep'));
      const instance = await engine.start();
      await engine.completeTask('step');
      await engine.completeTask('after');
      await engine.expect(instance, { ways: [way] });
    },
  }),
  contractCase({
    id: 'call-activity/no-such-process',
    title: 'given no such process, when it is called, then there is an incident that goes on once it is deployed',
    model: (name) => caller(name),
    async run(engine) {
      const instance = await engine.start();
      await engine.incident('call');
      await engine.expect(instance, { state: 'active', ways: ['start > call#'], incidents: ['call called-process'] });
      await engine.deploy(child(engine.name));
      await engine.resolve('call');
      await engine.completeTask('step');
      await engine.completeTask('after');
      await engine.expect(instance, { ways: [way], incidents: ['call called-process resolved'] });
    },
  }),
  contractCase({
    id: 'call-activity/cancel',
    title: 'given a caller, when it is cancelled, then the called instance ends too',
    model: (name) => [caller(name), child(name)],
    async run(engine) {
      const instance = await engine.start();
      const called = await engine.called(instance, 'child');
      await engine.task('step');
      await engine.cancel(instance);
      await engine.expect(instance, { state: 'terminated', ways: ['start > call!'] });
      await engine.expect(called, { state: 'terminated', ways: ['start > step!'] });
    },
  }),
  contractCase({
    id: 'call-activity/cancel-called-alone',
    title: 'given a called instance, when it is to be cancelled alone, then that is refused',
    model: (name) => [caller(name), child(name)],
    async run(engine) {
      const instance = await engine.start();
      const instanceId = await engine.called(instance, 'child');
      await engine.task('step');
      await engine.refused({ type: 'cancel-instance', instanceId });
      await engine.completeTask('step');
      await engine.completeTask('after');
      await engine.expect(instance, { ways: [way] });
    },
  }),
  contractCase({
    id: 'call-activity/two-deep',
    title: 'given a call inside a called process, then variables pass through both and the case is the same',
    model: (name) => [
      caller(name),
      newProcess(
        name('child'),
        start() + callActivity('inner', name('grandchild')) + end() + flows('start -> inner -> end'),
      ),
      newProcess(name('grandchild'), start() + userTask('step') + end() + flows('start -> step -> end')),
    ],
    async run(engine) {
      const instance = await engine.start({ number: 1 });
      const called = await engine.called(instance, 'child');
      const innermost = await engine.called(called, 'grandchild');
      expectEntries('task', await engine.task('step'), {
        rootInstanceId: instance,
        caseId: `case-${instance}`,
        instanceId: innermost,
      });
      await engine.completeTask('step', { answer: 2 });
      await engine.completeTask('after');
      await engine.expect(called, { ways: ['start > inner > end'], variables: { number: 1, answer: 2 } });
      await engine.expect(instance, { ways: [way], variables: { number: 1, answer: 2 } });
    },
  }),
  contractCase({
    id: 'call-activity/terminate-end',
    title: 'given a terminate end in the called process, when it is reached, then the caller goes on',
    model: (name) => [
      caller(name),
      newProcess(
        name('child'),
        start() +
          parallel('fork') +
          userTask('step') +
          userTask('other') +
          ending('stop', onTerminate) +
          flows('start -> fork -> step -> stop', 'fork -> other'),
      ),
    ],
    async run(engine) {
      const instance = await engine.start();
      const called = await engine.called(instance, 'child');
      await engine.task('other');
      await engine.completeTask('step', { answer: 1 });
      await engine.completeTask('after');
      await engine.expect(called, { ways: ['start > fork > step > stop', '.fork > other!'] });
      await engine.expect(instance, { ways: [way], variables: { answer: 1 } });
    },
  }),
  contractCase({
    id: 'call-activity/same-twice',
    title: 'given two calls of one process at once, then each has an instance and results of its own',
    model: (name) => [
      newProcess(
        name('main'),
        start() +
          parallel('fork') +
          callActivity('one', name('child'), '', ioMapping({ n: '=1' }, { first: '=answer' })) +
          callActivity('two', name('child'), '', ioMapping({ n: '=2' }, { second: '=answer' })) +
          parallel('join') +
          end() +
          flows('start -> fork -> one -> join -> end', 'fork -> two -> join'),
      ),
      child(name),
    ],
    async run(engine) {
      const instance = await engine.start();
      await engine.tasks('step', 2);
      await engine.completeTask('step', { answer: 'b' }, ({ variables }) => variables.n === 2);
      await engine.completeTask('step', { answer: 'a' }, ({ variables }) => variables.n === 1);
      await engine.expect(instance, {
        ways: ['start > fork > one > join > end', '.fork > two > .join'],
        variables: { first: 'a', second: 'b' },
      });
      expectSame('the number of called instances', engine.events.called(instance, engine.name('child')).length, 2);
    },
  }),
];
