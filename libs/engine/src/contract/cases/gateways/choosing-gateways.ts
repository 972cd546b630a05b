import { contractCase } from '../../contract-case.ts';
import { end, exclusive, flow, flows, inclusive, newProcess, start, userTask, element } from '../../elements.ts';
import type { Name } from '../../name.ts';

/** A gateway `choose` with ways to the tasks `high`, `low` and `other`. */
const choosing = (name: Name, gateway: string, otherwise: string) =>
  newProcess(
    name('main'),
    start() +
      gateway +
      ['high', 'low', 'other'].map((id) => userTask(id) + end(`${id}End`)).join('') +
      flows('start -> choose', 'high -> highEnd', 'low -> lowEnd', 'other -> otherEnd') +
      flow('choose', 'high', '=amount > 10') +
      flow('choose', 'low', '=amount > 1') +
      otherwise,
  );
const exclusiveModel = (name: Name) => choosing(name, exclusive('choose', 'other'), flow('choose', 'other'));
const strictModel = (name: Name) => choosing(name, exclusive('choose'), flow('choose', 'other', '=amount = 0'));
const inclusiveModel = (name: Name) => choosing(name, inclusive('choose', 'other'), flow('choose', 'other'));
const strictInclusive = (name: Name) => choosing(name, inclusive('choose'), flow('choose', 'other', '=amount = 0'));

const way = (task: string) => `start > choose > ${task} > ${task}End`;

/** Exclusive and inclusive gateways. */
export const choosingGateways = [
  ...(
    [
      [20, 'high'],
      [5, 'low'],
      [0, 'other'],
    ] as const
  ).map(([amount, task]) =>
    contractCase({
      id: `gateway/exclusive-${task}`,
      title: `given an exclusive gateway, when the amount is ${amount}, then the way to "${task}" is taken`,
      model: exclusiveModel,
      async run(engine) {
        const instance = await engine.start({ amount });
        await engine.completeTask(task);
        await engine.expect(instance, { ways: [way(task)] });
      },
    }),
  ),
  contractCase({
    id: 'gateway/exclusive-no-way',
    title:
      'given an exclusive gateway without a default, when no condition is true, then there is an incident until one is',
    model: strictModel,
    async run(engine) {
      const instance = await engine.start({ amount: 1 });
      await engine.incident('choose');
      await engine.expect(instance, {
        state: 'active',
        ways: ['start > choose#'],
        incidents: ['choose no-flow-taken'],
      });
      await engine.setVariables(instance, { amount: 5 });
      await engine.resolve('choose');
      await engine.completeTask('low');
      await engine.expect(instance, { ways: [way('low')], incidents: ['choose no-flow-taken resolved'] });
    },
  }),
  contractCase({
    id: 'gateway/exclusive-undecided',
    title: 'given a condition that is neither true nor false, then there is an incident until the variable is there',
    model: exclusiveModel,
    async run(engine) {
      const instance = await engine.start();
      await engine.incident('choose');
      await engine.expect(instance, { state: 'active', ways: ['start > choose#'], incidents: ['choose expression'] });
      await engine.setVariables(instance, { amount: 20 });
      await engine.resolve('choose');
      await engine.completeTask('high');
      await engine.expect(instance, { ways: [way('high')], incidents: ['choose expression resolved'] });
    },
  }),
  contractCase({
    id: 'gateway/exclusive-still-wrong',
    title: 'given an incident that is resolved although nothing was put right, then there is another one',
    model: exclusiveModel,
    async run(engine) {
      const instance = await engine.start();
      await engine.resolve('choose');
      await engine.incident('choose');
      await engine.expect(instance, {
        state: 'active',
        ways: ['start > choose#'],
        incidents: ['choose expression', 'choose expression resolved'],
      });
    },
  }),
  contractCase({
    id: 'gateway/exclusive-merge',
    title: 'given an exclusive gateway that merges, when two tokens come, then each goes on',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          element('parallelGateway', 'fork') +
          userTask('a') +
          userTask('b') +
          exclusive('merge') +
          userTask('after') +
          end() +
          flows('start -> fork -> a -> merge -> after -> end', 'fork -> b -> merge'),
      ),
    async run(engine) {
      const instance = await engine.start();
      for (const elementId of ['a', 'b', 'after', 'after']) await engine.completeTask(elementId);
      await engine.expect(instance, {
        ways: ['start > fork > a > .merge', '.fork > b > .merge', '2 * merge > after > end'],
      });
    },
  }),
  contractCase({
    id: 'gateway/exclusive-single-way',
    title: 'given an exclusive gateway with one way and no condition, then that is taken',
    model: (name) => newProcess(name('main'), start() + exclusive('choose') + end() + flows('start -> choose -> end')),
    async run(engine) {
      const instance = await engine.start();
      await engine.expect(instance, { ways: ['start > choose > end'] });
    },
  }),
  contractCase({
    id: 'gateway/exclusive-reads-context',
    title: 'given a condition on a list in a context, then FEEL decides it',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          exclusive('choose', 'no') +
          end('yes') +
          end('no') +
          flows('start -> choose -> no') +
          flow('choose', 'yes', '=some s in case.signatures satisfies s.by = "li" and s.ok'),
      ),
    async run(engine) {
      const signed = await engine.start({
        case: {
          signatures: [
            { by: 'wang', ok: true },
            { by: 'li', ok: true },
          ],
        },
      });
      const refused = await engine.start({ case: { signatures: [{ by: 'li', ok: false }] } });
      await engine.expect(signed, { ways: ['start > choose > yes'] });
      await engine.expect(refused, { ways: ['start > choose > no'] });
    },
  }),
  contractCase({
    id: 'gateway/inclusive-two-ways',
    title: 'given an inclusive gateway, when two conditions are true, then both ways are taken and the default is not',
    model: inclusiveModel,
    async run(engine) {
      const instance = await engine.start({ amount: 20 });
      await engine.task('low');
      await engine.completeTask('high');
      await engine.completeTask('low');
      await engine.expect(instance, { ways: [way('high'), '.choose > low > lowEnd'] });
    },
  }),
  contractCase({
    id: 'gateway/inclusive-one-way',
    title: 'given an inclusive gateway, when one condition is true, then one way is taken',
    model: inclusiveModel,
    async run(engine) {
      const instance = await engine.start({ amount: 5 });
      await engine.completeTask('low');
      await engine.expect(instance, { ways: [way('low')] });
    },
  }),
  contractCase({
    id: 'gateway/inclusive-default',
    title: 'given an inclusive gateway, when no condition is true, then the default way is taken',
    model: inclusiveModel,
    async run(engine) {
      const instance = await engine.start({ amount: 0 });
      await engine.completeTask('other');
      await engine.expect(instance, { ways: [way('other')] });
    },
  }),
  contractCase({
    id: 'gateway/inclusive-no-way',
    title:
      'given an inclusive gateway without a default, when no condition is true, then there is an incident until one is',
    model: strictInclusive,
    async run(engine) {
      const instance = await engine.start({ amount: 1 });
      await engine.incident('choose');
      await engine.setVariables(instance, { amount: 20 });
      await engine.resolve('choose');
      await engine.task('low');
      await engine.completeTask('high');
      await engine.completeTask('low');
      await engine.expect(instance, {
        ways: [way('high'), '.choose > low > lowEnd'],
        incidents: ['choose no-flow-taken resolved'],
      });
    },
  }),
  contractCase({
    id: 'gateway/inclusive-undecided',
    title: 'given an inclusive gateway with a condition that is neither true nor false, then there is an incident',
    model: inclusiveModel,
    async run(engine) {
      const instance = await engine.start({ amount: null });
      await engine.incident('choose');
      await engine.expect(instance, { state: 'active', ways: ['start > choose#'], incidents: ['choose expression'] });
    },
  }),
];
