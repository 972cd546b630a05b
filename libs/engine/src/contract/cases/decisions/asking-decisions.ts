import { decision, dmn, literal, table, type TableParts } from '../../../testing/dmn.ts';
import { contractCase } from '../../contract-case.ts';
import { each, end, flows, ioMapping, newProcess, ruleTask, start, userTask } from '../../elements.ts';
import type { Name } from '../../name.ts';

const asking = (name: Name, decisionId = name('level'), more = '') =>
  newProcess(
    name('main'),
    start() +
      ruleTask('grade', decisionId, 'level', more) +
      userTask('after') +
      end() +
      flows('start -> grade -> after -> end'),
  );
const levelTable = (limit = 10): TableParts => ({
  inputs: ['dead'],
  outputs: [{ name: 'level', typeRef: 'string' }],
  rules: [
    [`>= ${limit}`, '"major"'],
    [`< ${limit}`, '"general"'],
  ],
});
const levels = (name: Name, limit = 10) => dmn(decision(name('level'), table(levelTable(limit))), name('file'));
const harmTable: TableParts = {
  inputs: ['dead'],
  outputs: [{ name: 'harm', typeRef: 'number' }],
  rules: [
    ['> 0', '10'],
    ['0', '1'],
  ],
};
/** Makes the ids of a table differ from those of another one in the file. */
const withIds = (prefix: string, xml: string) => xml.replaceAll(/ id="(\w+)"/g, ` id="${prefix}_$1"`);
const way = 'start > grade > after > end';

/** How tasks ask decisions, and decisions each other. */
export const askingDecisions = [
  contractCase({
    id: 'decision/mapped',
    title: 'given mappings on the task, then the decision reads the mapped input and only mapped outputs leave',
    model: (name) => [
      asking(name, name('level'), ioMapping({ dead: '=victims + 1' }, { grade: '=upper case(level)' })),
      levels(name),
    ],
    async run(engine) {
      const instance = await engine.start({ victims: 9 });
      await engine.completeTask('after');
      await engine.expect(instance, { ways: [way], variables: { victims: 9, grade: 'MAJOR' } });
    },
  }),
  contractCase({
    id: 'decision/by-expression',
    title: 'given the id of the decision as an expression, then it is found by its value',
    model: (name) => [asking(name, '=wanted'), levels(name)],
    async run(engine) {
      const wanted = engine.name('level');
      const instance = await engine.start({ wanted, dead: 1 });
      await engine.completeTask('after');
      await engine.expect(instance, { ways: [way], variables: { wanted, dead: 1, level: 'general' } });
    },
  }),
  contractCase({
    id: 'decision/latest-version',
    title: 'given a newer version of the decision, when a task asks it, then the latest one answers',
    model: (name) => [asking(name), levels(name)],
    async run(engine) {
      await engine.deploy(levels(engine.name, 3));
      const instance = await engine.start({ dead: 5 });
      await engine.completeTask('after');
      await engine.expect(instance, { ways: [way], variables: { dead: 5, level: 'major' } });
    },
  }),
  contractCase({
    id: 'decision/literal',
    title: 'given a decision that is an expression, then its value is the result',
    model: (name) => [
      asking(name),
      dmn(decision(name('level'), literal('if dead > 3 then {name: "major", dead: dead} else null')), name('file')),
    ],
    async run(engine) {
      const instance = await engine.start({ dead: 5 });
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: [way],
        variables: { dead: 5, level: { name: 'major', dead: 5 } },
      });
    },
  }),
  contractCase({
    id: 'decision/required',
    title: 'given a decision that requires two others, then it reads their results',
    model: (name) => [
      asking(name),
      dmn(
        decision(name('harm'), withIds('harm', table(harmTable))) +
          decision(name('loss'), literal('damage / 1000')) +
          decision(
            name('level'),
            table({
              inputs: [`${name('harm')} + ${name('loss')}`],
              outputs: [{ name: 'level', typeRef: 'string' }],
              rules: [
                ['>= 12', '"major"'],
                ['< 12', '"general"'],
              ],
            }),
            [name('harm'), name('loss')],
          ),
        name('file'),
      ),
    ],
    async run(engine) {
      const major = await engine.start({ dead: 1, damage: 2_000 });
      await engine.completeTask('after');
      await engine.expect(major, { ways: [way], variables: { dead: 1, damage: 2_000, level: 'major' } });
      const general = await engine.start({ dead: 0, damage: 2_000 });
      await engine.completeTask('after');
      await engine.expect(general, { ways: [way], variables: { dead: 0, damage: 2_000, level: 'general' } });
    },
  }),
  contractCase({
    id: 'decision/required-chain',
    title: 'given a chain of three decisions, then each reads the one before',
    model: (name) => [
      asking(name),
      dmn(
        decision(name('a'), literal('n + 1')) +
          decision(name('b'), literal(`${name('a')} * 10`), [name('a')]) +
          decision(name('level'), literal(`{b: ${name('b')}, n: n}`), [name('b')]),
        name('file'),
      ),
    ],
    async run(engine) {
      const instance = await engine.start({ n: 1 });
      await engine.completeTask('after');
      await engine.expect(instance, { ways: [way], variables: { n: 1, level: { b: 20, n: 1 } } });
    },
  }),
  contractCase({
    id: 'decision/boxed-context',
    title: 'given a decision that is a context, then its entries are computed one after the other',
    needs: ['boxedDecisions'],
    model: (name) => [
      asking(name),
      dmn(
        decision(
          name('level'),
          '<context>' +
            `<contextEntry><variable name="total" />${literal('dead + injured')}</contextEntry>` +
            `<contextEntry><variable name="share" />${literal('dead / total')}</contextEntry>` +
            '</context>',
        ),
        name('file'),
      ),
    ],
    async run(engine) {
      const instance = await engine.start({ dead: 1, injured: 3 });
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: [way],
        variables: { dead: 1, injured: 3, level: { total: 4, share: 0.25 } },
      });
    },
  }),
  contractCase({
    id: 'decision/not-there',
    title: 'given no such decision, when it is asked, then there is an incident that goes on once it is deployed',
    model: (name) => asking(name),
    async run(engine) {
      const instance = await engine.start({ dead: 12 });
      await engine.incident('grade');
      await engine.expect(instance, { state: 'active', ways: ['start > grade#'], incidents: ['grade decision'] });
      await engine.deploy(levels(engine.name));
      await engine.resolve('grade');
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: [way],
        variables: { dead: 12, level: 'major' },
        incidents: ['grade decision resolved'],
      });
    },
  }),
  contractCase({
    id: 'decision/not-unique',
    title: 'given a unique table of which two rules fit, then there is an incident that goes on once one does',
    model: (name) => [
      asking(name),
      dmn(
        decision(
          name('level'),
          table({
            ...levelTable(),
            rules: [
              ['> 1', '"some"'],
              ['> 5', '"many"'],
            ],
          }),
        ),
        name('file'),
      ),
    ],
    async run(engine) {
      const instance = await engine.start({ dead: 7 });
      await engine.incident('grade');
      await engine.setVariables(instance, { dead: 3 });
      await engine.resolve('grade');
      await engine.completeTask('after');
      await engine.expect(instance, {
        ways: [way],
        variables: { dead: 3, level: 'some' },
        incidents: ['grade decision resolved'],
      });
    },
  }),
  contractCase({
    id: 'decision/for-each',
    title: 'given a loop of decisions, then there is a result for each item',
    model: (name) => [
      newProcess(
        name('main'),
        start() +
          each(
            'businessRuleTask',
            'grade',
            { inputCollection: '=cases', inputElement: 'dead', outputCollection: 'levels', outputElement: '=level' },
            `<zeebe:calledDecision decisionId="${name('level')}" resultVariable="level" />`,
          ) +
          end() +
          flows('start -> grade -> end'),
      ),
      levels(name),
    ],
    async run(engine) {
      const instance = await engine.start({ cases: [1, 12, 3] });
      await engine.expect(instance, {
        ways: ['start > grade[3] > end'],
        variables: { cases: [1, 12, 3], levels: ['general', 'major', 'general'] },
      });
    },
  }),
  contractCase({
    id: 'decision/chooses-way',
    title: 'given a gateway behind a decision, then it reads the result',
    model: (name) => [
      newProcess(
        name('main'),
        start() +
          ruleTask('grade', name('level'), 'level') +
          '<bpmn:exclusiveGateway id="choose" default="choose_low"></bpmn:exclusiveGateway>' +
          end('high') +
          end('low') +
          flows('start -> grade -> choose -> low') +
          '<bpmn:sequenceFlow id="choose_high" sourceRef="choose" targetRef="high"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=level = "major"</bpmn:conditionExpression></bpmn:sequenceFlow>',
      ),
      levels(name),
    ],
    async run(engine) {
      const high = await engine.start({ dead: 10 });
      const low = await engine.start({ dead: 9 });
      await engine.expect(high, { ways: ['start > grade > choose > high'] });
      await engine.expect(low, { ways: ['start > grade > choose > low'] });
    },
  }),
];
