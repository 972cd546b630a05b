import { contractCase } from '../../contract-case.ts';
import { expectEntries, expectSame } from '../../difference.ts';
import {
  element,
  end,
  exclusive,
  extensions,
  flow,
  flows,
  headers,
  ioMapping,
  job,
  message,
  newProcess,
  outputs,
  receiveTask,
  scriptTask,
  serviceTask,
  start,
  userTask,
} from '../../elements.ts';

const single = (name: (local: string) => string, task: string, globals = '') =>
  newProcess(name('main'), start() + task + end() + flows('start -> work -> end'), globals);

/** Each kind of task once on its own. */
export const simpleTasks = [
  contractCase({
    id: 'tasks/user-task',
    title: 'given a user task, when it is completed with variables, then the process ends with them',
    model: (name) => single(name, userTask('work')),
    async run(engine) {
      const instance = await engine.start({ amount: 3 });
      await engine.completeTask('work', { approved: true });
      await engine.expect(instance, { ways: ['start > work > end'], variables: { amount: 3, approved: true } });
      engine.proof.order(
        instance,
        'instance-started',
        'entered start',
        'completed start',
        'entered work',
        'task created work',
        'task completed work',
        'completed work',
        'entered end',
        'completed end',
        'instance-completed',
      );
    },
  }),
  contractCase({
    id: 'tasks/service-task',
    title: 'given a service task, when its job is completed with variables, then the process ends with them',
    model: (name) => single(name, serviceTask('work', name('work'))),
    async run(engine) {
      const instance = await engine.start({ amount: 3 });
      const { job: given } = await engine.job('work');
      expectEntries('job', given, { instanceId: instance, elementId: 'work', variables: { amount: 3 }, headers: {} });
      await engine.completeJob('work', { sent: true });
      await engine.expect(instance, { ways: ['start > work > end'], variables: { amount: 3, sent: true } });
    },
  }),
  contractCase({
    id: 'tasks/send-task',
    title: 'given a send task, when its job is completed, then the process goes on',
    model: (name) => single(name, element('sendTask', 'work', extensions(job(name('work'))))),
    async run(engine) {
      const instance = await engine.start();
      await engine.completeJob('work', { sent: 1 });
      await engine.expect(instance, { ways: ['start > work > end'], variables: { sent: 1 } });
    },
  }),
  contractCase({
    id: 'tasks/receive-task',
    title: 'given a receive task, when its message comes, then the process goes on with the variables of the message',
    model: (name) => single(name, receiveTask('work', 'm'), message('m', name('paid'), '=number')),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.active(instance, 'work');
      await engine.publish('paid', 'A1', { amount: 5 });
      await engine.expect(instance, { ways: ['start > work > end'], variables: { number: 'A1', amount: 5 } });
    },
  }),
  contractCase({
    id: 'tasks/script-task',
    title: 'given a script task, when it is reached, then its result is a variable',
    model: (name) => single(name, scriptTask('work', '=a + b', 'sum')),
    async run(engine) {
      const instance = await engine.start({ a: 1, b: 2 });
      await engine.expect(instance, { ways: ['start > work > end'], variables: { a: 1, b: 2, sum: 3 } });
    },
  }),
  contractCase({
    id: 'tasks/script-task-mapped',
    title: 'given a script task with mappings, then it reads the inputs and only the outputs leave it',
    model: (name) =>
      single(name, scriptTask('work', '=x * 2', 'double', ioMapping({ x: '=a' }, { result: '=double + 1' }))),
    async run(engine) {
      const instance = await engine.start({ a: 4 });
      await engine.expect(instance, { ways: ['start > work > end'], variables: { a: 4, result: 9 } });
    },
  }),
  contractCase({
    id: 'tasks/script-task-by-worker',
    title: 'given a script task with a job type, then a worker does it',
    model: (name) => single(name, element('scriptTask', 'work', extensions(job(name('work'))))),
    async run(engine) {
      const instance = await engine.start();
      await engine.completeJob('work', { done: 'yes' });
      await engine.expect(instance, { ways: ['start > work > end'], variables: { done: 'yes' } });
    },
  }),
  contractCase({
    id: 'tasks/business-rule-by-worker',
    title: 'given a business rule task with a job type, then a worker does it',
    model: (name) => single(name, element('businessRuleTask', 'work', extensions(job(name('work'))))),
    async run(engine) {
      const instance = await engine.start();
      await engine.completeJob('work', { level: 2 });
      await engine.expect(instance, { ways: ['start > work > end'], variables: { level: 2 } });
    },
  }),
  contractCase({
    id: 'tasks/manual-task',
    title: 'given a manual task, when it is reached, then the process goes on at once',
    model: (name) => single(name, element('manualTask', 'work')),
    async run(engine) {
      const instance = await engine.start({ kept: 1 });
      await engine.expect(instance, { ways: ['start > work > end'], variables: { kept: 1 } });
    },
  }),
  contractCase({
    id: 'tasks/undefined-task',
    title: 'given a task of no kind, when it is reached, then the process goes on at once',
    model: (name) => single(name, element('task', 'work')),
    async run(engine) {
      const instance = await engine.start();
      await engine.expect(instance, { ways: ['start > work > end'], variables: {} });
    },
  }),
  contractCase({
    id: 'tasks/manual-task-mapped',
    title: 'given a manual task with mappings, then its output becomes a variable',
    model: (name) => single(name, element('manualTask', 'work', extensions(outputs({ seen: '=number + "!"' })))),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.expect(instance, { ways: ['start > work > end'], variables: { number: 'A1', seen: 'A1!' } });
    },
  }),
  contractCase({
    id: 'tasks/job-headers',
    title: 'given headers on a service task, when its job is handed out, then the worker gets them',
    model: (name) => single(name, serviceTask('work', name('work'), headers({ channel: 'sms', 模板: '通知 "A"' }))),
    async run(engine) {
      const instance = await engine.start();
      const { job: given } = await engine.job('work');
      expectSame('headers', given.headers, { channel: 'sms', 模板: '通知 "A"' });
      await engine.completeJob('work');
      await engine.expect(instance, { ways: ['start > work > end'], variables: {} });
    },
  }),
  contractCase({
    id: 'tasks/job-type-expression',
    title: 'given a job type that an expression tells, then the job is of that type',
    model: (name) => single(name, serviceTask('work', '=channel')),
    async run(engine) {
      engine.serve('sms');
      const channel = engine.name('sms');
      const instance = await engine.start({ channel });
      await engine.completeJob('sms', { sent: true });
      await engine.expect(instance, { ways: ['start > work > end'], variables: { channel, sent: true } });
    },
  }),
  contractCase({
    id: 'tasks/job-retries-expression',
    title: 'given a number of tries that an expression tells, then the job has so many',
    model: (name) => single(name, element('serviceTask', 'work', extensions(job(name('work'), '=tries')))),
    async run(engine) {
      const instance = await engine.start({ tries: 2 });
      const { job: given } = await engine.job('work');
      expectSame('retries', given.retries, 2);
      await engine.completeJob('work');
      await engine.expect(instance, { ways: ['start > work > end'] });
    },
  }),
  contractCase({
    id: 'tasks/way-back',
    title: 'given a way back to a task, when it is refused once, then the task comes again with a key of its own',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          userTask('draft') +
          userTask('review') +
          exclusive('decide', 'draft') +
          end() +
          flows('start -> draft -> review -> decide', 'decide -> draft') +
          flow('decide', 'end', '=ok'),
      ),
    async run(engine) {
      const instance = await engine.start();
      const { key } = await engine.task('draft');
      await engine.completeTask('draft');
      await engine.completeTask('review', { ok: false });
      const again = await engine.task('draft');
      expectSame('whether the keys are the same', again.key === key, false);
      await engine.completeTask('draft');
      await engine.completeTask('review', { ok: true });
      await engine.expect(instance, {
        ways: ['start > draft > review > decide > draft > review > decide > end'],
        variables: { ok: true },
      });
    },
  }),
];
