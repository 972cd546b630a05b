import { contractCase } from '../../contract-case.ts';
import { expectSame } from '../../difference.ts';
import {
  element,
  around,
  callActivity,
  each,
  end,
  flows,
  ioMapping,
  job,
  loop,
  newProcess,
  outputs,
  scriptTask,
  start,
  subProcess,
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
const results = { ...numbers, outputCollection: 'results', outputElement: '=result' };

/** Loops around other activities than user tasks, and what is attached to them. */
export const loopedActivities = [
  contractCase({
    id: 'multi-instance/service-task',
    title:
      'given a loop of jobs, when each turn maps its own result, then they do not mix and the process gets the list',
    model: (name) =>
      looped(name, each('serviceTask', 'each', results, job(name('work')) + outputs({ result: '=answer' }))),
    async run(engine) {
      const instance = await engine.start();
      await engine.jobs('work', 3);
      for (const [n, answer] of [
        [3, 'c'],
        [1, 'a'],
        [2, 'b'],
      ] as const) {
        await engine.completeJob('work', { answer }, ({ job: given }) => given.variables.n === n);
      }
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: ['start > each[3] > after > end'],
        variables: { results: ['a', 'b', 'c'] },
      });
    },
  }),
  contractCase({
    id: 'multi-instance/service-task-sequential',
    title: 'given a sequential loop of jobs, then the next one is there when the one before is done',
    model: (name) =>
      looped(
        name,
        each(
          'serviceTask',
          'each',
          { ...results, sequential: true },
          job(name('work')) + outputs({ result: '=answer' }),
        ),
      ),
    async run(engine) {
      const instance = await engine.start();
      for (const answer of ['a', 'b', 'c']) {
        await engine.job('work');
        await engine.quiet();
        expectSame('the number of jobs', engine.jobsInHand('work').length, 1);
        await engine.completeJob('work', { answer });
      }
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: ['start > each[3] > after > end'],
        variables: { results: ['a', 'b', 'c'] },
      });
    },
  }),
  contractCase({
    id: 'multi-instance/script-task',
    title: 'given a loop of scripts, then the outputs are the results',
    model: (name) =>
      looped(
        name,
        scriptTask('each', '=n * n', 'result').replace('</bpmn:scriptTask>', `${loop(results)}</bpmn:scriptTask>`),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: ['start > each[3] > after > end'],
        variables: { results: [1, 4, 9] },
      });
    },
  }),
  contractCase({
    id: 'multi-instance/sub-process',
    title: 'given a loop of sub-processes, then each turn has variables of its own',
    model: (name) =>
      looped(
        name,
        each(
          'subProcess',
          'each',
          results,
          ioMapping({ square: '=n * n' }, { result: '=square + bonus' }),
          around('inner', userTask('innerStep')),
        ),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.tasks('innerStep', 3);
      for (const n of [2, 3, 1]) {
        await engine.completeTask('innerStep', { bonus: n / 10 }, ({ variables }) => variables.n === n);
      }
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: ['start > each[3] > after > end', '3 * innerStart > innerStep > innerEnd'],
      });
      const list = engine.events.variables(instance).results;
      expectSame('the number of results', Array.isArray(list) && list.length, 3);
    },
  }),
  ...[false, true].map((sequential) =>
    contractCase({
      id: `multi-instance/sub-process-at-once-${sequential ? 'sequential' : 'parallel'}`,
      title: `given a ${sequential ? 'sequential' : 'parallel'} loop of sub-processes with nothing to wait for, then all turns are gone through at once`,
      model: (name) =>
        looped(
          name,
          each(
            'subProcess',
            'each',
            { ...numbers, sequential },
            '',
            around('inner', element('manualTask', 'innerStep')),
          ),
        ),
      async run(engine) {
        const instance = await engine.start();
        await engine.completeTask('after');
        await engine.expect(instance, {
          ways: ['start > each[3] > after > end', '3 * innerStart > innerStep > innerEnd'],
        });
      },
    }),
  ),
  contractCase({
    id: 'multi-instance/sub-process-sequential',
    title: 'given a sequential loop of sub-processes, then one runs at a time',
    model: (name) =>
      looped(
        name,
        each('subProcess', 'each', { ...numbers, sequential: true }, '', around('inner', userTask('innerStep'))),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('innerStep');
      await engine.expect(instance, {
        state: 'active',
        ways: ['start > each?[1?]', 'innerStart > innerStep?'],
      });
      for (let turn = 0; turn < 3; turn += 1) await engine.completeTask('innerStep');
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: ['start > each[3] > after > end', '3 * innerStart > innerStep > innerEnd'],
      });
    },
  }),
  contractCase({
    id: 'multi-instance/call-activity',
    title: 'given a loop of calls, then each turn has an instance of its own and gives its result',
    model: (name) => [
      looped(
        name,
        callActivity(
          'each',
          name('child'),
          'propagateAllChildVariables="false"',
          outputs({ result: '=answer' }),
        ).replace('</bpmn:callActivity>', `${loop(results)}</bpmn:callActivity>`),
      ),
      newProcess(name('child'), start() + userTask('step') + end() + flows('start -> step -> end')),
    ],
    async run(engine) {
      const instance = await engine.start();
      await engine.tasks('step', 3);
      for (const n of [3, 1, 2]) {
        await engine.completeTask('step', { answer: n * 10 }, ({ variables }) => variables.n === n);
      }
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: ['start > each[3] > after > end'],
        variables: { results: [10, 20, 30] },
      });
      for (const nth of [0, 1, 2]) {
        await engine.expect(await engine.called(instance, 'child', nth), { ways: ['start > step > end'] });
      }
    },
  }),
  contractCase({
    id: 'multi-instance/nested',
    title: 'given a loop inside a loop, then there is a turn for each pair',
    model: (name) =>
      looped(
        name,
        each(
          'subProcess',
          'each',
          { inputCollection: '=rows', inputElement: 'row', outputCollection: 'sums', outputElement: '=sum(cells)' },
          '',
          around(
            'inner',
            each('userTask', 'innerStep', {
              inputCollection: '=row',
              inputElement: 'cell',
              outputCollection: 'cells',
              outputElement: '=cell * 2',
            }),
          ),
        ),
      ),
    async run(engine) {
      const instance = await engine.start({ rows: [[1, 2], [3]] });
      await engine.tasks('innerStep', 3);
      for (let turn = 0; turn < 3; turn += 1) await engine.completeTask('innerStep');
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: [
          'start > each[2] > after > end',
          '2 * innerStart > .innerStep > innerEnd',
          'innerStep[2]',
          'innerStep[1]',
        ],
      });
    },
  }),
  contractCase({
    id: 'multi-instance/in-sub-process-locals',
    title:
      'given a loop inside a sub-process with a local of the name of the output collection, then the local gets it',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          subProcess(
            'sub',
            around(
              'inner',
              scriptTask('innerStep', '=n + 1', 'result').replace(
                '</bpmn:scriptTask>',
                `${loop(results)}</bpmn:scriptTask>`,
              ),
            ),
            ioMapping({ results: '=null' }, { total: '=sum(results)' }),
          ) +
          end() +
          flows('start -> sub -> end'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.expect(instance, {
        ways: ['start > sub > end', 'innerStart > innerStep[3] > innerEnd'],
        variables: { total: 9 },
      });
    },
  }),
];
