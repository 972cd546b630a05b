import { contractCase } from '../../contract-case.ts';
import {
  boundary,
  callActivity,
  end,
  ending,
  error,
  escalation,
  eventSubProcess,
  flows,
  newProcess,
  onError,
  onEscalation,
  serviceTask,
  start,
  throwing,
  userTask,
} from '../../elements.ts';
import type { Name } from '../../name.ts';

const globals = error('e', 'BROKEN') + escalation('x', 'LATE');
const caller = (name: Name, more = '') =>
  newProcess(
    name('main'),
    start() + callActivity('call', name('child')) + end() + flows('start -> call -> end') + more,
    globals,
  );
const caught = (event: string, interrupting = true) =>
  boundary('caught', 'call', event, interrupting) +
  userTask('reaction') +
  end('reacted') +
  flows('caught -> reaction -> reacted');
const child = (name: Name, body: string, local = 'child') => newProcess(name(local), body, globals);
const failing = start() + userTask('step') + ending('fail', onError('e')) + flows('start -> step -> fail');
const middle = (name: Name) =>
  child(name, start() + callActivity('inner', name('grandchild')) + end() + flows('start -> inner -> end'));

/** Errors, escalations and incidents of called processes. */
export const calledErrors = [
  contractCase({
    id: 'call-activity/error-two-deep',
    title: 'given an error thrown two calls deep, then the outermost caller catches it and both called instances end',
    model: (name) => [caller(name, caught(onError('e'))), middle(name), child(name, failing, 'grandchild')],
    async run(engine) {
      const instance = await engine.start();
      const called = await engine.called(instance, 'child');
      const innermost = await engine.called(called, 'grandchild');
      await engine.completeTask('step');
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > call!', 'caught > reaction > reacted'] });
      await engine.expect(called, { state: 'terminated', ways: ['start > inner!'] });
      await engine.expect(innermost, { state: 'terminated', ways: ['start > step > fail!'] });
    },
  }),
  contractCase({
    id: 'call-activity/error-of-job',
    title: 'given a worker of the called process that throws, then the caller catches it with the variables',
    model: (name) => [
      caller(name, caught(onError('e'))),
      child(name, start() + serviceTask('work', name('work')) + end() + flows('start -> work -> end')),
    ],
    async run(engine) {
      const instance = await engine.start();
      const called = await engine.called(instance, 'child');
      await engine.throwError('work', 'BROKEN', { part: 'valve' });
      await engine.completeTask('reaction');
      await engine.expect(instance, {
        ways: ['start > call!', 'caught > reaction > reacted'],
        variables: { part: 'valve' },
      });
      await engine.expect(called, { state: 'terminated', ways: ['start > work!'] });
    },
  }),
  contractCase({
    id: 'call-activity/error-of-job-nothing-back',
    title:
      'given a call that takes nothing back, when a worker of the called process throws, then its variables come all the same',
    model: (name) => [
      caller(name, caught(onError('e'))).replace(
        '<zeebe:calledElement',
        '<zeebe:calledElement propagateAllChildVariables="false"',
      ),
      child(name, start() + serviceTask('work', name('work')) + end() + flows('start -> work -> end')),
    ],
    async run(engine) {
      const instance = await engine.start({ part: 'none' });
      await engine.throwError('work', 'BROKEN', { part: 'valve' });
      await engine.completeTask('reaction');
      await engine.expect(instance, {
        ways: ['start > call!', 'caught > reaction > reacted'],
        variables: { part: 'valve' },
      });
    },
  }),
  contractCase({
    id: 'call-activity/error-without-catcher',
    title: 'given an error that no caller catches, then the incident is where it was thrown and the caller waits',
    model: (name) => [caller(name), child(name, failing)],
    async run(engine) {
      const instance = await engine.start();
      const called = await engine.called(instance, 'child');
      await engine.completeTask('step');
      await engine.incident('fail', called);
      await engine.expect(called, {
        state: 'active',
        ways: ['start > step > fail#'],
        incidents: ['fail unhandled-error'],
      });
      await engine.expect(instance, { state: 'active', ways: ['start > call?'] });
    },
  }),
  contractCase({
    id: 'call-activity/error-caught-inside',
    title:
      'given an event sub-process in the called process, when an error is thrown there, then the caller does not notice',
    model: (name) => [
      caller(name, caught(onError('e'))),
      child(
        name,
        start() +
          serviceTask('work', name('work')) +
          end() +
          flows('start -> work -> end') +
          eventSubProcess('on', onError('e'), true, userTask('onWork')),
      ),
    ],
    async run(engine) {
      const instance = await engine.start();
      const called = await engine.called(instance, 'child');
      await engine.throwError('work', 'BROKEN');
      await engine.completeTask('onWork');
      await engine.expect(called, { ways: ['start > work!', 'on', 'onStart > onWork > onEnd'] });
      await engine.expect(instance, { ways: ['start > call > end'] });
    },
  }),
  contractCase({
    id: 'call-activity/error-to-event-sub-process',
    title: 'given an event sub-process of the caller, when the called process throws, then it takes the caller over',
    model: (name) => [
      caller(name, eventSubProcess('on', onError('e'), true, userTask('onWork'))),
      child(name, failing),
    ],
    async run(engine) {
      const instance = await engine.start();
      await engine.completeTask('step');
      await engine.completeTask('onWork');
      await engine.expect(instance, { ways: ['start > call!', 'on', 'onStart > onWork > onEnd'] });
    },
  }),
  contractCase({
    id: 'call-activity/escalation-two-deep',
    title: 'given an escalation thrown two calls deep, then the outermost caller reacts and the calls complete',
    needs: ['escalation'],
    model: (name) => [
      caller(name, caught(onEscalation('x'), false)),
      middle(name),
      child(
        name,
        start() + throwing('raise', onEscalation('x')) + end() + flows('start -> raise -> end'),
        'grandchild',
      ),
    ],
    async run(engine) {
      const instance = await engine.start();
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > call > end', 'caught > reaction > reacted'] });
      await engine.expect(await engine.called(instance, 'child'), { ways: ['start > inner > end'] });
    },
  }),
  contractCase({
    id: 'call-activity/incident-inside',
    title: 'given a job without tries in the called process, when that is resolved, then the caller goes on',
    model: (name) => [
      caller(name),
      child(name, start() + serviceTask('work', name('work'), '', 1) + end() + flows('start -> work -> end')),
    ],
    async run(engine) {
      const instance = await engine.start();
      const called = await engine.called(instance, 'child');
      await engine.failJob('work');
      await engine.resolve('work', 1);
      await engine.completeJob('work', { ok: true });
      await engine.expect(called, { ways: ['start > work > end'], incidents: ['work job-retries resolved'] });
      await engine.expect(instance, { ways: ['start > call > end'], variables: { ok: true } });
    },
  }),
];
