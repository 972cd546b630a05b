import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decision, dmn, inputData, literal, table } from '../testing/dmn.ts';
import { compileDecisions } from './decisions.ts';

const NOW = Date.UTC(2026, 10, 22, 17, 30);

function result(content: string, variables: Record<string, unknown> = {}, id = 'd') {
  const decisions = compileDecisions([{ name: 'a.dmn', xml: dmn(content) }]);
  expect(decisions.problems).toEqual([]);
  return decisions.evaluate(id, variables, NOW);
}

describe('given a decision that needs others', () => {
  const content =
    inputData('in', 'date', 'Day of report') +
    decision('due', literal('Day of report + duration("P10D")'), ['!in'], 'date') +
    decision('d', literal('if due < date("2026-12-01") then "soon" else "later"'), ['due']);

  test('when it is evaluated, then the others are evaluated first', () => {
    expect(result(content, { 'Day of report': '2026-11-11' })).toEqual({ value: 'soon', problems: [] });
  });

  test('when one of the others is asked for, then its date is ISO 8601 text', () => {
    expect(result(content, { 'Day of report': '2026-11-11' }, 'due').value).toBe('2026-11-21');
  });

  test('when the input is no date, then the problem names it and the value', () => {
    expect(result(content, { 'Day of report': 'soon' }).problems).toEqual([
      {
        file: 'a.dmn',
        element: 'in',
        rule: 'type',
        message: 'Expected "Day of report" of type date, but it is "soon".',
      },
    ]);
  });

  test('when an unknown decision is asked for, then the problem says so', () => {
    expect(result(content, {}, 'other').problems).toMatchObject([{ element: 'other', rule: 'reference' }]);
  });
});

test('given a variable that no input data is drawn for, then it is read by name, as in Zeebe', () => {
  expect(result(decision('d', literal('amount * 2')), { amount: 21 }).value).toBe(42);
});

test('given now() and today(), then they are the time that was handed in, in China', () => {
  expect(result(decision('d', literal('[string(now()), string(today())]'))).value).toEqual([
    '2026-11-23T01:30:00+08:00',
    '2026-11-23',
  ]);
});

test('given the same variables twice, when others come between, then the results are equal', () => {
  const decisions = compileDecisions([{ name: 'a.dmn', xml: dmn(decision('d', literal('{ a: x, b: y }'))) }]);
  const first = decisions.evaluate('d', { x: 1 }, NOW);
  decisions.evaluate('d', { x: 2, y: 3 }, NOW);
  expect(decisions.evaluate('d', { x: 1 }, NOW)).toEqual(first);
  expect(first.value).toEqual({ a: 1, b: null });
});

const entry = (name: string, logic: string) => `<contextEntry><variable name="${name}" />${logic}</contextEntry>`;
const boxed = (tag: string, ...parts: readonly (readonly [string, string])[]) =>
  `<${tag}>${parts.map(([name, text]) => `<${name}>${literal(text)}</${name}>`).join('')}</${tag.split(' ')[0] ?? ''}>`;
const rows =
  '<relation><column name="name" /><column name="mass" />' +
  `<row>${literal('"a"')}${literal('1')}</row><row>${literal('"b"')}${literal('2')}</row></relation>`;

test.each([
  [
    'a context with a result',
    `<context>${entry('a', literal('1'))}<contextEntry>${literal('a + 1')}</contextEntry></context>`,
    2,
  ],
  [
    'a context',
    `<context>${entry('a b', literal('1'))}${entry('c', literal('a b + 1'))}</context>`,
    { 'a b': 1, c: 2 },
  ],
  [
    'a relation',
    rows,
    [
      { name: 'a', mass: 1 },
      { name: 'b', mass: 2 },
    ],
  ],
  ['a list', `<list>${literal('1')}${literal('"x"')}</list>`, [1, 'x']],
  ['a conditional', boxed('conditional', ['if', '1 > 2'], ['then', '"yes"'], ['else', '"no"']), 'no'],
  ['a filter', `<filter><in>${rows}</in><match>${literal('mass > 1')}</match></filter>`, [{ name: 'b', mass: 2 }]],
  ['a loop', boxed('for iteratorVariable="i"', ['in', '[1, 2]'], ['return', 'i * 10 + count(partial)']), [10, 21]],
  ['some', boxed('some iteratorVariable="i"', ['in', '[1, 2]'], ['satisfies', 'i > 1']), true],
  ['every', boxed('every iteratorVariable="i"', ['in', '[1, 2]'], ['satisfies', 'i > 1']), false],
  [
    'a loop over days',
    literal('for d in date("2026-02-27")..date("2026-03-01") return day of week(d)'),
    ['Friday', 'Saturday', 'Sunday'],
  ],
  ['a loop downwards', literal('for i in 3..1 return i'), [3, 2, 1]],
  ['a duration times a number', literal('duration("P1D") * 2.5'), 'P2DT12H'],
  [
    'times in two zones',
    literal('date and time("2026-11-22T08:00:00+08:00") - date and time("2026-11-22T00:00:00Z")'),
    'PT0S',
  ],
])('given %s, then the decision gives its value', (_name, logic, value) => {
  expect(result(decision('d', logic))).toEqual({ value, problems: [] });
});

test('given a knowledge model, when it is invoked by name or in a box, then it calculates with the arguments', () => {
  const model =
    '<businessKnowledgeModel id="k" name="per year"><variable name="per year" /><encapsulatedLogic>' +
    `<formalParameter name="n" typeRef="number" />${literal('n * 12')}</encapsulatedLogic></businessKnowledgeModel>`;
  const invocation = `<invocation>${literal('per year')}<binding><parameter name="n" />${literal('3')}</binding></invocation>`;
  expect(result(model + decision('d', literal('per year(2)'), ['?k'])).value).toBe(24);
  expect(result(model + decision('d', invocation, ['?k'])).value).toBe(36);
  expect(result(model + decision('d', literal('per year("x")'), ['?k'])).value).toBeNull();
});

test('given a variable named like a function, then both are known', () => {
  const text = 'count(count) + sum(count[item > 1]) + length';
  expect(result(decision('d', literal(text)), { count: [1, 2, 3], length: 1, constructor: 1 }).value).toBe(9);
  expect(result(decision('d', literal('constructor'))).value).toBeNull();
});

test('given functions that call each other without end, then that is a problem and not a crash', () => {
  const model =
    '<businessKnowledgeModel id="k" name="again"><variable name="again" /><encapsulatedLogic>' +
    `<formalParameter name="n" />${literal('again(n + 1) + again(n + 2)')}</encapsulatedLogic></businessKnowledgeModel>`;
  expect(result(model + decision('d', literal('again(1)'), ['?k']))).toMatchObject({
    value: null,
    problems: [{ element: 'd', rule: 'feel' }],
  });
});

test('given any text in a cell, then it is a problem or it can be evaluated', () => {
  const word = fc.constantFrom(
    'a',
    'date and time',
    '"x"',
    '1',
    '-',
    '(',
    ')',
    '[',
    ']',
    '..',
    '?',
    'not',
    ',',
    '>=',
    '@"P1D"',
    '*',
    'in',
    '{',
    ':',
    '}',
    'for',
    'null',
    '`',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 8 }), (words) => {
      const cell = words.join(' ').replace(/[^\P{Cc}\n]|[\ud800-\udfff\ufffe\uffff]/gu, '');
      const xml = dmn(decision('d', table({ inputs: ['a'], outputs: [{}], rules: [[cell, cell]] })));
      const decisions = compileDecisions([{ name: 'a.dmn', xml }]);
      expect(decisions.problems.filter(({ rule }) => rule !== 'feel')).toEqual([]);
      expect(decisions.evaluate('d', { a: 1 }, NOW)).toHaveProperty('value');
    }),
    { numRuns: 300 },
  );
});

test('given a type with allowed values, when a value is none of them, then the problem names it', () => {
  const type =
    '<itemDefinition id="t" name="Level"><typeRef>string</typeRef>' +
    '<allowedValues><text>"major", "general"</text></allowedValues></itemDefinition>';
  const content = type + inputData('level', 'Level') + decision('d', literal('level'), ['!level']);
  expect(result(content, { level: 'major' }).value).toBe('major');
  expect(result(content, { level: 'tiny' }).problems).toMatchObject([{ element: 'level', rule: 'type' }]);
});

test('given a file that imports another, then its decisions are known by the name of the import', () => {
  const lower = dmn(decision('base', literal('20')), 'lower');
  const upper = dmn(
    '<import name="rules" namespace="urn:lower" importType="x" />' +
      '<decision id="d" name="d"><informationRequirement><requiredDecision href="urn:lower#base" /></informationRequirement>' +
      `${literal('rules.base + 1')}</decision>`,
    'upper',
  );
  const files = [upper, lower].map((xml, index) => ({ name: `${index}.dmn`, xml }));
  expect(compileDecisions(files).evaluate('d', {}, NOW)).toEqual({ value: 21, problems: [] });
});

describe('given a decision file with a problem', () => {
  const rules = [['-', '1']];
  test.each([
    ['no XML', '<definitions', '', 'xml'],
    ['BPMN', '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" />', '', 'xml'],
    ['no decision', dmn(''), '', 'no-decision'],
    ['bad FEEL', dmn(decision('d', '<literalExpression id="l"><text>1 +</text></literalExpression>')), 'l', 'feel'],
    [
      'bad FEEL in a cell',
      dmn(decision('d', table({ inputs: ['a'], outputs: [{}], rules: [['> >', '1']] }))),
      'rule1',
      'feel',
    ],
    [
      'an unknown hit policy',
      dmn(decision('d', table({ hitPolicy: 'BEST', inputs: ['a'], outputs: [{}], rules }))),
      'table',
      'hit-policy',
    ],
    [
      'an unknown aggregation',
      dmn(decision('d', table({ hitPolicy: 'COLLECT', aggregation: 'MEAN', inputs: ['a'], outputs: [{}], rules }))),
      'table',
      'hit-policy',
    ],
    [
      'priorities without an order',
      dmn(decision('d', table({ hitPolicy: 'PRIORITY', inputs: ['a'], outputs: [{}], rules }))),
      'table',
      'hit-policy',
    ],
    [
      'a rule that lacks a cell',
      dmn(decision('d', table({ inputs: ['a', 'b'], outputs: [{}], rules }))),
      'rule1',
      'missing',
    ],
    [
      'outputs without names',
      dmn(decision('d', table({ inputs: ['a'], outputs: [{}, { name: 'x' }], rules: [['-', '1', '2']] }))),
      'output1',
      'missing',
    ],
    [
      'a table without outputs',
      dmn(decision('d', table({ inputs: ['a'], outputs: [], rules: [['-']] }))),
      'table',
      'missing',
    ],
    ['a requirement that is not there', dmn(decision('d', literal('1'), ['gone'])), 'd', 'reference'],
    [
      'requirements in a circle',
      dmn(decision('d', literal('1'), ['e']) + decision('e', literal('1'), ['d'])),
      'd',
      'cycle',
    ],
    ['the same id twice', dmn(decision('d', literal('1')) + decision('d', literal('2'))), 'd', 'duplicate-id'],
    ['an unknown type', dmn(decision('d', literal('1'), [], 'Amount')), 'd', 'type'],
    [
      'a conditional without else',
      dmn(decision('d', boxed('conditional id="c"', ['if', 'true'], ['then', '1']))),
      'c',
      'missing',
    ],
    ['a function in Java', dmn(decision('d', '<functionDefinition id="f" kind="Java" />')), 'f', 'unsupported'],
  ])('when it has %s, then the file, the element and the rule are named', (_name, xml, elementId, rule) => {
    expect(compileDecisions([{ name: 'a.dmn', xml }]).problems).toContainEqual({
      file: 'a.dmn',
      element: elementId,
      rule,
      message: expect.stringMatching(/^Expected /) as string,
    });
  });
});
