import { contractCase } from '../../contract-case.ts';
import { expectSame } from '../../difference.ts';
import {
  end,
  flows,
  MINUTE,
  newProcess,
  parallel,
  serviceTask,
  start,
  element,
  extensions,
  job,
} from '../../elements.ts';
import type { Name } from '../../name.ts';

const single = (name: Name, retries = 3) =>
  newProcess(
    name('main'),
    start() + serviceTask('work', name('work'), '', retries) + end() + flows('start -> work -> end'),
  );
const done = { ways: ['start > work > end'] };
const stuck = { state: 'active', ways: ['start > work#'] } as const;

/** Tries, incidents and business errors of jobs. */
export const jobIncidents = [
  contractCase({
    id: 'job/tried-again',
    title: 'given a job that fails, when tries are left, then it is handed out again with one less',
    model: (name) => single(name),
    async run(engine) {
      const instance = await engine.start({ a: 1 });
      expectSame('tries', (await engine.job('work')).job.retries, 3);
      await engine.failJob('work');
      expectSame('tries', (await engine.job('work')).job.retries, 2);
      await engine.completeJob('work', { ok: true });
      await engine.expect(instance, { ...done, variables: { a: 1, ok: true } });
    },
  }),
  contractCase({
    id: 'job/back-off',
    title: 'given a job that fails with a time to wait, then it is handed out again after that and not before',
    movesTime: true,
    model: (name) => single(name),
    async run(engine) {
      const instance = await engine.start();
      await engine.failJob('work', { retryIn: 10 * MINUTE });
      await engine.quiet();
      expectSame('the number of jobs', engine.jobsInHand('work').length, 0);
      await engine.advance(11 * MINUTE);
      await engine.completeJob('work');
      await engine.expect(instance, done);
    },
  }),
  contractCase({
    id: 'job/no-tries-left',
    title:
      'given a job that fails with no tries left, then there is an incident, and resolved with new tries it goes on',
    model: (name) => single(name, 2),
    async run(engine) {
      const instance = await engine.start();
      await engine.failJob('work');
      await engine.failJob('work', { message: '短信网关无响应' });
      const { message } = await engine.incident('work');
      expectSame('whether the incident says why', message.includes('短信网关无响应'), true);
      await engine.expect(instance, { ...stuck, incidents: ['work job-retries'] });
      expectSame('the number of jobs', engine.jobsInHand('work').length, 0);
      await engine.resolve('work', 2);
      expectSame('tries', (await engine.job('work')).job.retries, 2);
      await engine.completeJob('work');
      await engine.expect(instance, { ...done, incidents: ['work job-retries resolved'] });
    },
  }),
  contractCase({
    id: 'job/fails-again-after-resolve',
    title: 'given a job that fails again after its incident was resolved, then there is another incident',
    model: (name) => single(name, 1),
    async run(engine) {
      const instance = await engine.start();
      await engine.failJob('work');
      await engine.resolve('work', 1);
      await engine.failJob('work');
      await engine.resolve('work', 1);
      await engine.completeJob('work');
      await engine.expect(instance, {
        ...done,
        incidents: ['work job-retries resolved', 'work job-retries resolved'],
      });
    },
  }),
  contractCase({
    id: 'job/error-without-catcher',
    title:
      'given a worker that throws an error nothing catches, then there is an incident and the job can be tried again',
    model: (name) => single(name),
    async run(engine) {
      const instance = await engine.start();
      await engine.throwError('work', 'REFUSED');
      await engine.incident('work');
      await engine.expect(instance, { ...stuck, incidents: ['work unhandled-error'] });
      await engine.resolve('work', 1);
      await engine.completeJob('work');
      await engine.expect(instance, { ...done, incidents: ['work unhandled-error resolved'] });
    },
  }),
  contractCase({
    id: 'job/two-incidents',
    title: 'given two branches with incidents, when one is resolved, then the other one stays',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          parallel('fork') +
          serviceTask('a', name('a'), '', 1) +
          serviceTask('b', name('b'), '', 1) +
          parallel('join') +
          end() +
          flows('start -> fork -> a -> join -> end', 'fork -> b -> join'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.failJob('a');
      await engine.failJob('b');
      await engine.incident('b');
      await engine.resolve('a', 1);
      await engine.completeJob('a');
      await engine.expect(instance, {
        state: 'active',
        ways: ['start > fork > a > .join', '.fork > b#'],
        incidents: ['a job-retries resolved', 'b job-retries'],
      });
      await engine.resolve('b', 1);
      await engine.completeJob('b');
      await engine.expect(instance, {
        ways: ['start > fork > a > join > end', '.fork > b > .join'],
        incidents: ['a job-retries resolved', 'b job-retries resolved'],
      });
    },
  }),
  contractCase({
    id: 'job/cancelled-with-incident',
    title: 'given an incident, when the instance is cancelled, then the incident is gone with it',
    model: (name) => single(name, 1),
    async run(engine) {
      const instance = await engine.start();
      await engine.failJob('work');
      await engine.incident('work');
      await engine.cancel(instance);
      await engine.expect(instance, {
        state: 'terminated',
        ways: ['start > work#!'],
        incidents: ['work job-retries resolved'],
      });
    },
  }),
  contractCase({
    id: 'job/type-no-text',
    title: 'given a job type that gives no text, then there is an incident that goes on once the variable is right',
    model: (name) => single(name).replace(`type="${name('work')}"`, 'type="=channel"'),
    async run(engine) {
      engine.serve('sms');
      const instance = await engine.start({ channel: null });
      await engine.incident('work');
      await engine.expect(instance, { ...stuck, incidents: ['work expression'] });
      await engine.setVariables(instance, { channel: engine.name('sms') });
      await engine.resolve('work');
      await engine.completeJob('sms');
      await engine.expect(instance, { ...done, incidents: ['work expression resolved'] });
    },
  }),
  contractCase({
    id: 'job/retries-no-number',
    title: 'given a number of tries that is none, then there is an incident that goes on once the variable is right',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          element('serviceTask', 'work', extensions(job(name('work'), '=tries'))) +
          end() +
          flows('start -> work -> end'),
      ),
    async run(engine) {
      const instance = await engine.start({ tries: 'some' });
      await engine.incident('work');
      await engine.setVariables(instance, { tries: 1 });
      await engine.resolve('work');
      await engine.completeJob('work');
      await engine.expect(instance, { ...done, incidents: ['work expression resolved'] });
    },
  }),
  contractCase({
    id: 'job/several-of-a-type',
    title: 'given jobs of one type in several instances, then each result goes to its own',
    model: (name) => single(name),
    async run(engine) {
      const instances = [await engine.start({ n: 0 }), await engine.start({ n: 1 }), await engine.start({ n: 2 })];
      await engine.jobs('work', 3);
      for (const n of [2, 0, 1]) {
        await engine.completeJob('work', { answer: n * 2 }, ({ job: given }) => given.variables.n === n);
      }
      for (const [n, instance] of instances.entries()) {
        await engine.expect(instance, { ...done, variables: { n, answer: n * 2 } });
      }
    },
  }),
];
