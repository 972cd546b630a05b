import { contractCase } from '../../contract-case.ts';
import { expectEntries, expectSame } from '../../difference.ts';
import { each, end, flows, newProcess, inputs, start, userTask, type Loop } from '../../elements.ts';
import type { Name } from '../../name.ts';

const signing = (name: Name, settings: Partial<Loop>, more = '') =>
  newProcess(
    name('main'),
    start() +
      each('userTask', 'sign', { inputCollection: '=people', inputElement: 'person', ...settings }, more) +
      userTask('after') +
      end() +
      flows('start -> sign -> after -> end'),
  );
const collecting: Partial<Loop> = { outputCollection: 'opinions', outputElement: '=person + ":" + opinion' };
const opinion = inputs({ opinion: '=""' });

/** Multi-instance user tasks: how turns begin and end. */
export const multiInstances = [
  contractCase({
    id: 'multi-instance/parallel',
    title: 'given a parallel loop, when it is entered, then there is a task for each item with the item and a counter',
    model: (name) => signing(name, {}),
    async run(engine) {
      const instance = await engine.start({ people: ['li', '王五', 'zhao'] });
      const tasks = await engine.tasks('sign', 3);
      const seen = tasks.map(({ variables }) => [variables.loopCounter, variables.person]);
      expectSame('the tasks', seen.toSorted(), [
        [1, 'li'],
        [2, '王五'],
        [3, 'zhao'],
      ]);
      await engine.completeTask('sign', {}, ({ variables }) => variables.person === 'zhao');
      await engine.expect(instance, { state: 'active', ways: ['start > sign?[1 2?]'] });
      await engine.completeTask('sign');
      await engine.completeTask('sign');
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: ['start > sign[3] > after > end'],
        variables: { people: ['li', '王五', 'zhao'] },
      });
    },
  }),
  contractCase({
    id: 'multi-instance/sequential',
    title: 'given a sequential loop, when one turn is done, then the next one opens, and at last the process goes on',
    model: (name) => signing(name, { sequential: true }),
    async run(engine) {
      const instance = await engine.start({ people: ['li', 'wang'] });
      expectEntries('first', (await engine.task('sign')).variables, { person: 'li', loopCounter: 1 });
      await engine.expect(instance, { state: 'active', ways: ['start > sign?[1?]'] });
      await engine.completeTask('sign');
      expectEntries('second', (await engine.task('sign')).variables, { person: 'wang', loopCounter: 2 });
      await engine.completeTask('sign');
      await engine.completeTask('after');
      await engine.expect(instance, { ways: ['start > sign[2] > after > end'] });
      engine.proof.order(
        instance,
        'entered loop sign',
        'entered sign',
        'task created sign',
        'completed sign',
        'entered sign',
        'completed sign',
        'completed loop sign',
        'entered after',
      );
    },
  }),
  contractCase({
    id: 'multi-instance/parallel-outputs',
    title: 'given a parallel loop done in another order, then the outputs stand in the order of the items',
    model: (name) => signing(name, collecting, opinion),
    async run(engine) {
      const instance = await engine.start({ people: ['li', 'wang', 'zhao'] });
      await engine.tasks('sign', 3);
      for (const [person, answer] of [
        ['zhao', 'yes'],
        ['li', 'no'],
        ['wang', 'yes'],
      ]) {
        await engine.completeTask('sign', { opinion: answer }, ({ variables }) => variables.person === person);
      }
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: ['start > sign[3] > after > end'],
        variables: { people: ['li', 'wang', 'zhao'], opinions: ['li:no', 'wang:yes', 'zhao:yes'] },
      });
    },
  }),
  contractCase({
    id: 'multi-instance/sequential-outputs',
    title: 'given a sequential loop with outputs, then they stand in the order of the items',
    model: (name) => signing(name, { ...collecting, sequential: true }, opinion),
    async run(engine) {
      const instance = await engine.start({ people: ['li', 'wang'] });
      await engine.completeTask('sign', { opinion: 'yes' }, ({ variables }) => variables.person === 'li');
      await engine.completeTask('sign', { opinion: 'no' }, ({ variables }) => variables.person === 'wang');
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: ['start > sign[2] > after > end'],
        variables: { people: ['li', 'wang'], opinions: ['li:yes', 'wang:no'] },
      });
    },
  }),
  ...[false, true].map((sequential) =>
    contractCase({
      id: `multi-instance/${sequential ? 'sequential' : 'parallel'}-empty`,
      title: `given an empty collection for a ${sequential ? 'sequential' : 'parallel'} loop, then it is done at once with an empty output`,
      model: (name) => signing(name, { ...collecting, sequential }),
      async run(engine) {
        const instance = await engine.start({ people: [] });
        await engine.completeTask('after');
        await engine.expect(instance, {
          ways: ['start > sign[] > after > end'],
          variables: { people: [], opinions: [] },
        });
      },
    }),
  ),
  contractCase({
    id: 'multi-instance/parallel-condition',
    title: 'given a completion condition on a parallel loop, when it comes true, then the rest is cancelled',
    model: (name) => signing(name, { completionCondition: '=numberOfCompletedInstances / numberOfInstances >= 0.5' }),
    async run(engine) {
      const instance = await engine.start({ people: ['a', 'b', 'c', 'd'] });
      await engine.tasks('sign', 4);
      await engine.completeTask('sign');
      await engine.expect(instance, { state: 'active', ways: ['start > sign?[1 3?]'] });
      await engine.completeTask('sign');
      await engine.completeTask('after');
      await engine.expect(instance, { ways: ['start > sign[2 2!] > after > end'] });
    },
  }),
  contractCase({
    id: 'multi-instance/sequential-condition',
    title: 'given a completion condition on a sequential loop, when it comes true, then no other turn begins',
    model: (name) => signing(name, { sequential: true, completionCondition: '=ok = false' }),
    async run(engine) {
      const instance = await engine.start({ people: ['a', 'b', 'c'], ok: true });
      await engine.completeTask('sign', { ok: true });
      await engine.completeTask('sign', { ok: false });
      await engine.completeTask('after');
      await engine.expect(instance, { ways: ['start > sign[2] > after > end'] });
    },
  }),
  contractCase({
    id: 'multi-instance/veto',
    title: 'given a condition on the answer of a turn, when one vetoes, then the rest is cancelled',
    model: (name) => signing(name, { completionCondition: '=veto = true' }),
    async run(engine) {
      const instance = await engine.start({ people: ['a', 'b', 'c'], veto: false });
      await engine.tasks('sign', 3);
      await engine.completeTask('sign', { veto: true });
      await engine.completeTask('after');
      await engine.expect(instance, { ways: ['start > sign[1 2!] > after > end'] });
    },
  }),
  contractCase({
    id: 'multi-instance/condition-outputs',
    title: 'given a condition that ends a loop early, then the outputs of turns that were not done are null',
    model: (name) => signing(name, { ...collecting, completionCondition: '=numberOfCompletedInstances = 1' }, opinion),
    async run(engine) {
      const instance = await engine.start({ people: ['li', 'wang', 'zhao'] });
      await engine.tasks('sign', 3);
      await engine.completeTask('sign', { opinion: 'no' }, ({ variables }) => variables.person === 'wang');
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: ['start > sign[1 2!] > after > end'],
        variables: { people: ['li', 'wang', 'zhao'], opinions: [null, 'wang:no', null] },
      });
    },
  }),
  contractCase({
    id: 'multi-instance/condition-numbers',
    title: 'given a condition on all four numbers of a loop, then they count as BPMN has it',
    model: (name) =>
      signing(name, {
        completionCondition:
          '=numberOfInstances = 3 and numberOfActiveInstances = 1 and numberOfCompletedInstances = 2 and numberOfTerminatedInstances = 0',
      }),
    async run(engine) {
      const instance = await engine.start({ people: ['a', 'b', 'c'] });
      await engine.tasks('sign', 3);
      await engine.completeTask('sign');
      await engine.completeTask('sign');
      await engine.completeTask('after');
      await engine.expect(instance, { ways: ['start > sign[2 1!] > after > end'] });
    },
  }),
  contractCase({
    id: 'multi-instance/no-list',
    title: 'given no list, when the loop is entered, then there is an incident that goes on once it is one',
    model: (name) => signing(name, {}),
    async run(engine) {
      const instance = await engine.start({ people: 'li' });
      await engine.incident('sign');
      await engine.expect(instance, { state: 'active', ways: ['start > sign#[]'], incidents: ['sign expression'] });
      await engine.setVariables(instance, { people: ['li'] });
      await engine.resolve('sign');
      await engine.completeTask('sign');
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: ['start > sign[1] > after > end'],
        incidents: ['sign expression resolved'],
      });
    },
  }),
  contractCase({
    id: 'multi-instance/cancel',
    title: 'given a loop under way, when the instance is cancelled, then all turns end',
    model: (name) => signing(name, {}),
    async run(engine) {
      const instance = await engine.start({ people: ['a', 'b'] });
      await engine.tasks('sign', 2);
      await engine.completeTask('sign');
      await engine.cancel(instance);
      await engine.expect(instance, { state: 'terminated', ways: ['start > sign![1 1!]'] });
    },
  }),
  contractCase({
    id: 'multi-instance/without-input-element',
    title: 'given a loop without a name for the item, then turns have the counter only',
    model: (name) => signing(name, { inputElement: undefined }),
    async run(engine) {
      const instance = await engine.start({ people: ['a'] });
      expectEntries('task', await engine.task('sign'), { variables: { people: ['a'], loopCounter: 1 } });
      await engine.completeTask('sign');
      await engine.completeTask('after');
      await engine.expect(instance, { ways: ['start > sign[1] > after > end'], variables: { people: ['a'] } });
    },
  }),
  contractCase({
    id: 'multi-instance/items-of-any-kind',
    title: 'given items that are contexts, lists and null, then each turn has its own',
    model: (name) => signing(name, { sequential: true, outputCollection: 'kinds', outputElement: '=person' }),
    async run(engine) {
      const people = [{ id: 1, tags: ['x'] }, [1, [2]], null, 'text', 0.5, false];
      const instance = await engine.start({ people });
      for (const person of people) {
        expectSame('the item', (await engine.task('sign')).variables.person, person);
        await engine.completeTask('sign');
      }
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: ['start > sign[6] > after > end'],
        variables: { people, kinds: people },
      });
    },
  }),
];
