import { contractCase } from '../../contract-case.ts';
import {
  around,
  boundary,
  catching,
  each,
  end,
  ending,
  error,
  flows,
  HOUR,
  job,
  loop,
  message,
  newProcess,
  onError,
  onMessage,
  onTimer,
  start,
  userTask,
} from '../../elements.ts';
import type { Name } from '../../name.ts';

const looped = (name: Name, activity: string, more = '', globals = '') =>
  newProcess(
    name('main'),
    start() + activity + userTask('after') + end() + flows('start -> each -> after -> end') + more,
    globals,
  );
const numbers = { inputCollection: '=[1, 2, 3]', inputElement: 'n' };

/** Events on loops and inside them, errors and incidents. */
export const loopEvents = [
  contractCase({
    id: 'multi-instance/timer-beside',
    title: 'given a timer on a loop that does not interrupt, when it fires, then it fires once for the whole',
    movesTime: true,
    model: (name) =>
      looped(
        name,
        each('userTask', 'each', numbers),
        boundary('late', 'each', onTimer('timeDuration', 'PT1H'), false) +
          userTask('urge') +
          end('urged') +
          flows('late -> urge -> urged'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.tasks('each', 3);
      await engine.advance(HOUR);
      await engine.completeTask('urge');
      for (let turn = 0; turn < 3; turn += 1) await engine.completeTask('each');
      await engine.completeTask('after');
      await engine.expect(instance, { ways: ['start > each[3] > after > end', 'late > urge > urged'] });
    },
  }),
  contractCase({
    id: 'multi-instance/message-inside',
    title: 'given a loop of sub-processes that wait for a message each, when one comes, then only its turn goes on',
    model: (name) =>
      looped(
        name,
        each('subProcess', 'each', numbers, '', around('inner', catching('innerStep', onMessage('m')))),
        '',
        message('m', name('paid'), '="order-" + string(n)'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.active(instance, 'innerStep', 3);
      await engine.publish('paid', 'order-2');
      await engine.expect(instance, {
        state: 'active',
        ways: ['start > each?[1 2?]', '3 * innerStart > .innerStep', 'innerStep > innerEnd', '2 * innerStep?'],
      });
      await engine.publish('paid', 'order-1');
      await engine.publish('paid', 'order-3');
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: ['start > each[3] > after > end', '3 * innerStart > innerStep > innerEnd'],
      });
    },
  }),
  contractCase({
    id: 'multi-instance/error-in-turn',
    title: 'given an error event inside each turn, when one turn throws, then only that turn takes the other way',
    model: (name) =>
      looped(
        name,
        each(
          'subProcess',
          'each',
          numbers,
          '',
          start('subStart') +
            `<bpmn:serviceTask id="work"><bpmn:extensionElements>${job(name('work'))}</bpmn:extensionElements></bpmn:serviceTask>` +
            boundary('failed', 'work', onError('e')) +
            userTask('repair') +
            end('subEnd') +
            flows('subStart -> work -> subEnd', 'failed -> repair -> subEnd'),
        ),
        '',
        error('e', 'BROKEN'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.jobs('work', 3);
      await engine.throwError('work', 'BROKEN', {}, ({ job: given }) => given.variables.n === 2);
      await engine.completeJob('work');
      await engine.completeJob('work');
      await engine.completeTask('repair');
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: [
          'start > each[3] > after > end',
          '3 * subStart > .work',
          '2 * work > .subEnd',
          'work!',
          'failed > repair > .subEnd',
          '3 * subEnd',
        ],
      });
    },
  }),
  contractCase({
    id: 'multi-instance/error-to-loop',
    title: 'given an error end in one turn and an error event on the loop, then all turns end',
    model: (name) =>
      looped(
        name,
        each(
          'subProcess',
          'each',
          numbers,
          '',
          start('subStart') + userTask('work') + ending('fail', onError('e')) + flows('subStart -> work -> fail'),
        ),
        boundary('failed', 'each', onError('e')) +
          userTask('repair') +
          end('repaired') +
          flows('failed -> repair -> repaired'),
        error('e', 'BROKEN'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.tasks('work', 3);
      await engine.completeTask('work');
      await engine.completeTask('repair');
      await engine.expect(instance, {
        ways: ['start > each![3!]', '3 * subStart > .work', 'work > fail!', '2 * work!', 'failed > repair > repaired'],
      });
    },
  }),
  contractCase({
    id: 'multi-instance/incident-in-turn',
    title: 'given a job without tries in one turn, when it is resolved, then the loop completes',
    model: (name) => looped(name, each('serviceTask', 'each', numbers, job(name('work'), 1))),
    async run(engine) {
      const instance = await engine.start();
      await engine.jobs('work', 3);
      await engine.failJob('work');
      await engine.completeJob('work');
      await engine.completeJob('work');
      await engine.resolve('each', 1);
      await engine.completeJob('work');
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: ['start > each[3] > after > end'],
        incidents: ['each job-retries resolved'],
      });
    },
  }),
  contractCase({
    id: 'multi-instance/receive-task',
    title: 'given a loop of receive tasks, when the messages of all turns have come, then the process goes on',
    model: (name) =>
      looped(
        name,
        `<bpmn:receiveTask id="each" messageRef="m">${loop(numbers)}</bpmn:receiveTask>`,
        '',
        message('m', name('paid'), '="order-" + string(n)'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.active(instance, 'each', 3);
      for (const n of [2, 1, 3]) await engine.publish('paid', `order-${n}`);
      await engine.completeTask('after');
      await engine.expect(instance, { ways: ['start > each[3] > after > end'] });
    },
  }),
];
