import type { Capabilities } from '../../../capabilities.ts';
import type { Variables } from '../../../command.ts';
import { decision, dmn, table, type TableParts } from '../../../testing/dmn.ts';
import { contractCase } from '../../contract-case.ts';
import { end, flows, newProcess, ruleTask, start } from '../../elements.ts';
import type { Name } from '../../name.ts';

interface Table {
  readonly id: string;
  readonly title: string;
  readonly needs?: readonly (keyof Capabilities)[];
  readonly table: TableParts;
  /** Variables given → the result. */
  readonly results: readonly (readonly [Variables, unknown])[];
}

const levels: TableParts['rules'] = [
  ['>= 10', '"major"'],
  ['>= 3', '"serious"'],
  ['>= 1', '"general"'],
];
const several = (hitPolicy: string, aggregation?: string): TableParts => ({
  hitPolicy,
  aggregation,
  inputs: ['n'],
  outputs: [{ name: 'fee', typeRef: 'number' }],
  rules: [
    ['> 0', '10'],
    ['> 5', '30'],
    ['> 5', '20'],
  ],
});
const prioritised = (hitPolicy: string): TableParts => ({
  hitPolicy,
  inputs: ['n'],
  outputs: [{ name: 'level', typeRef: 'string', values: '"major","serious","general"' }],
  rules: levels.toReversed(),
});

const tables: readonly Table[] = [
  {
    id: 'unique',
    title: 'a table of which one rule fits',
    table: {
      inputs: ['n'],
      outputs: [{ name: 'level', typeRef: 'string' }],
      rules: [
        ['>= 10', '"major"'],
        ['[3..10)', '"serious"'],
        ['< 3', '"general"'],
      ],
    },
    results: [
      [{ n: 12 }, 'major'],
      [{ n: 3 }, 'serious'],
      [{ n: -1 }, 'general'],
    ],
  },
  {
    id: 'first',
    title: 'a table of which the first rule that fits counts',
    table: { hitPolicy: 'FIRST', inputs: ['n'], outputs: [{ name: 'level', typeRef: 'string' }], rules: levels },
    results: [
      [{ n: 12 }, 'major'],
      [{ n: 4 }, 'serious'],
      [{ n: 0 }, null],
    ],
  },
  {
    id: 'any',
    title: 'a table whose rules agree',
    table: {
      hitPolicy: 'ANY',
      inputs: ['n'],
      outputs: [{ name: 'ok', typeRef: 'boolean' }],
      rules: [
        ['> 0', 'true'],
        ['> 5', 'true'],
        ['<= 0', 'false'],
      ],
    },
    results: [
      [{ n: 7 }, true],
      [{ n: -7 }, false],
    ],
  },
  {
    id: 'priority',
    title: 'a table of which the result named first counts',
    needs: ['decisionPriorities'],
    table: prioritised('PRIORITY'),
    results: [
      [{ n: 12 }, 'major'],
      [{ n: 4 }, 'serious'],
    ],
  },
  {
    id: 'output-order',
    title: 'a table whose results come in the order in which they are named',
    needs: ['decisionPriorities'],
    table: prioritised('OUTPUT ORDER'),
    results: [[{ n: 12 }, ['major', 'serious', 'general']]],
  },
  {
    id: 'rule-order',
    title: 'a table whose results come in the order of the rules',
    table: several('RULE ORDER'),
    results: [
      [{ n: 7 }, [10, 30, 20]],
      [{ n: 1 }, [10]],
    ],
  },
  { id: 'collect', title: 'a table that collects', table: several('COLLECT'), results: [[{ n: 7 }, [10, 30, 20]]] },
  {
    id: 'collect-sum',
    title: 'a table that adds up',
    table: several('COLLECT', 'SUM'),
    results: [
      [{ n: 7 }, 60],
      [{ n: 1 }, 10],
    ],
  },
  {
    id: 'collect-min',
    title: 'a table that takes the least',
    table: several('COLLECT', 'MIN'),
    results: [[{ n: 7 }, 10]],
  },
  {
    id: 'collect-max',
    title: 'a table that takes the most',
    table: several('COLLECT', 'MAX'),
    results: [[{ n: 7 }, 30]],
  },
  { id: 'collect-count', title: 'a table that counts', table: several('COLLECT', 'COUNT'), results: [[{ n: 7 }, 3]] },
  {
    id: 'no-rule',
    title: 'a table of which no rule fits',
    table: { inputs: ['n'], outputs: [{ name: 'level', typeRef: 'string' }], rules: [['> 100', '"much"']] },
    results: [[{ n: 1 }, null]],
  },
  {
    id: 'several-outputs',
    title: 'a table with two outputs',
    table: {
      inputs: ['n'],
      outputs: [
        { name: 'level', typeRef: 'string' },
        { name: 'days', typeRef: 'number' },
      ],
      rules: [
        ['>= 10', '"major"', '3'],
        ['< 10', '"general"', '15'],
      ],
    },
    results: [[{ n: 12 }, { level: 'major', days: 3 }]],
  },
  {
    id: 'several-outputs-collected',
    title: 'a table with two outputs that collects',
    table: {
      hitPolicy: 'COLLECT',
      inputs: ['n'],
      outputs: [
        { name: 'unit', typeRef: 'string' },
        { name: 'days', typeRef: 'number' },
      ],
      rules: [
        ['> 0', '"county"', '15'],
        ['> 5', '"city"', '7'],
      ],
    },
    results: [
      [
        { n: 7 },
        [
          { unit: 'county', days: 15 },
          { unit: 'city', days: 7 },
        ],
      ],
    ],
  },
  {
    id: 'several-inputs',
    title: 'a table with three inputs and rules that do not look at some',
    table: {
      hitPolicy: 'FIRST',
      inputs: ['kind', 'n', 'urgent'],
      outputs: [{ name: 'unit', typeRef: 'string' }],
      rules: [
        ['"烟花爆竹","危化品"', '-', 'true', '"province"'],
        ['"烟花爆竹","危化品"', '>= 3', '-', '"city"'],
        ['not("其他")', '-', '-', '"county"'],
        ['-', '-', '-', '"nobody"'],
      ],
    },
    results: [
      [{ kind: '危化品', n: 1, urgent: true }, 'province'],
      [{ kind: '烟花爆竹', n: 3, urgent: false }, 'city'],
      [{ kind: '矿山', n: 9, urgent: true }, 'county'],
      [{ kind: '其他', n: 9, urgent: true }, 'nobody'],
    ],
  },
  {
    id: 'computed',
    title: 'a table whose inputs and outputs are computed',
    table: {
      hitPolicy: 'FIRST',
      inputs: ['order.price * order.count'],
      outputs: [{ name: 'net', typeRef: 'number' }],
      rules: [
        ['>= limit', 'order.price * order.count * 0.9'],
        ['-', 'order.price * order.count'],
      ],
    },
    results: [
      [{ order: { price: 10, count: 20 }, limit: 100 }, 180],
      [{ order: { price: 10, count: 2 }, limit: 100 }, 20],
    ],
  },
  {
    id: 'dates',
    title: 'a table over dates',
    table: {
      inputs: ['date(filed)'],
      outputs: [{ name: 'period', typeRef: 'string' }],
      rules: [
        ['< date("2026-01-01")', '"before"'],
        ['[date("2026-01-01")..date("2026-12-31")]', '"during"'],
        ['> date("2026-12-31")', '"after"'],
      ],
    },
    results: [
      [{ filed: '2025-12-31' }, 'before'],
      [{ filed: '2026-06-01' }, 'during'],
      [{ filed: '2027-01-01' }, 'after'],
    ],
  },
];

const asking = (name: Name) =>
  newProcess(
    name('main'),
    start() + ruleTask('grade', name('grade'), 'result') + end() + flows('start -> grade -> end'),
  );

/** Decision tables by each hit policy, through a business rule task. */
export const decisionTables = tables.map(({ id, title, needs, table: parts, results }) =>
  contractCase({
    id: `decision/${id}`,
    title: `given ${title}, when a task asks it, then the result is the one of the rules that fit`,
    needs,
    model: (name) => [asking(name), dmn(decision(name('grade'), table(parts)), name('file'))],
    async run(engine) {
      for (const [variables, result] of results) {
        const instance = await engine.start(variables);
        await engine.expect(instance, { ways: ['start > grade > end'], variables: { ...variables, result } });
      }
    },
  }),
);
