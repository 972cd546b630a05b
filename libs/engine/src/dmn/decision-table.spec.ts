import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decision, dmn, table, type TableParts } from '../testing/dmn.ts';
import { compileDecisions } from './decisions.ts';

const NOW = Date.UTC(2026, 10, 22, 4);

function evaluate(parts: TableParts, variables: Record<string, unknown>) {
  const decisions = compileDecisions([{ name: 'a.dmn', xml: dmn(decision('d', table(parts))) }]);
  expect(decisions.problems).toEqual([]);
  return decisions.evaluate('d', variables, NOW);
}

const fines: Omit<TableParts, 'hitPolicy'> = {
  inputs: ['tonnes', 'hazard'],
  outputs: [{ values: '"close", "fine", "warn"' }],
  rules: [
    ['> 100', '-', '"warn"'],
    ['> 500', '-', '"fine"'],
    ['-', '"explosive"', '"close"'],
  ],
};
const all = { tonnes: 600, hazard: 'explosive' };

describe('given several rules that are met', () => {
  test.each([
    ['FIRST', 'warn'],
    ['PRIORITY', 'close'],
    ['RULE ORDER', ['warn', 'fine', 'close']],
    ['OUTPUT ORDER', ['close', 'fine', 'warn']],
    ['COLLECT', ['warn', 'fine', 'close']],
  ])('when the hit policy is %s, then the result is %j', (hitPolicy, value) => {
    expect(evaluate({ ...fines, hitPolicy }, all)).toEqual({ value, problems: [] });
  });

  test.each([
    ['SUM', 6],
    ['MIN', 1],
    ['MAX', 3],
    ['COUNT', 3],
  ])('when they are collected by %s, then the result is %d', (aggregation, value) => {
    const rules = [1, 2, 3].map((points) => ['-', String(points)]);
    expect(evaluate({ hitPolicy: 'COLLECT', aggregation, inputs: ['a'], outputs: [{}], rules }, {}).value).toBe(value);
  });

  test('when the hit policy is UNIQUE, then there is no result and the problem names the rules', () => {
    expect(evaluate(fines, all)).toEqual({
      value: null,
      problems: [
        {
          file: 'a.dmn',
          element: 'table',
          rule: 'hit-policy',
          message: 'Expected at most one rule to be met, but "rule1", "rule2", "rule3" are.',
        },
      ],
    });
  });

  test('when the hit policy is ANY, then equal outputs are the result and others a problem', () => {
    const any = (outputs: readonly string[]) =>
      evaluate({ hitPolicy: 'ANY', inputs: ['a'], outputs: [{}], rules: outputs.map((cell) => ['-', cell]) }, {});
    expect(any(['1', '0.5 * 2'])).toEqual({ value: 1, problems: [] });
    expect(any(['1', '2'])).toMatchObject({ value: null, problems: [{ rule: 'hit-policy' }] });
  });
});

describe('given no rule that is met', () => {
  const none = { tonnes: 1, hazard: 'none' };

  test('when there is a default output, then it is the result', () => {
    const outputs = [{ ...fines.outputs[0], fallback: '"warn"' }];
    expect(evaluate({ ...fines, outputs }, none)).toEqual({ value: 'warn', problems: [] });
  });

  test.each([
    ['UNIQUE', null],
    ['PRIORITY', null],
    ['COLLECT', []],
  ])('when there is none and the hit policy is %s, then the result is %j', (hitPolicy, value) => {
    expect(evaluate({ ...fines, hitPolicy }, none)).toEqual({ value, problems: [] });
  });
});

test('given several outputs, then the result is a context of them', () => {
  const parts = {
    inputs: ['level'],
    outputs: [{ name: 'unit' }, { name: 'due' }],
    rules: [['"major"', '"province"', 'date("2026-11-22") + duration("P3D")']],
  };
  expect(evaluate(parts, { level: 'major' }).value).toEqual({ unit: 'province', due: '2026-11-25' });
});

test('given an output of the wrong type, then there is no result and the problem names the rule', () => {
  const parts = { inputs: ['a'], outputs: [{ typeRef: 'number' }], rules: [['-', '"ten"']] };
  expect(evaluate(parts, {}).problems).toEqual([
    { file: 'a.dmn', element: 'rule1', rule: 'type', message: 'Expected a value of type number, but it is "ten".' },
  ]);
});

test.each([
  ['-', null, true],
  ['', 1, true],
  ['5', 5, true],
  ['5', '5', false],
  ['"a", "b"', 'b', true],
  ['not("a", "b")', 'c', true],
  ['not("a", "b")', 'b', false],
  ['[1..5)', 5, false],
  [']1..5]', 5, true],
  ['>= limit', 7, true],
  ['? > 5 and ? < limit', 6, true],
  ['contains(?, "矿")', '煤矿', true],
  ['true', true, true],
  ['[1..10]', '5', false],
  ['> 1', '5', false],
  ['!= 5', 4, true],
  ['= 5', 5, true],
  ['< date("2026-11-22")', 5, false],
  ['true', 5, false],
  ['true', null, false],
  ['false', false, true],
  ['null', null, true],
  ['names', 'b', true],
  ['date("2026-11-22")', '2026-11-22', false],
])('given the test %j and the value %j, then it is met: %s', (cell, value, isMet) => {
  const parts = { inputs: ['value'], outputs: [{}], rules: [[cell, '"met"']] };
  const variables = { value, limit: 7, names: ['a', 'b'] };
  expect(evaluate(parts, variables).value).toBe(isMet ? 'met' : null);
});

describe('given any table of ranges', () => {
  const ranges = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), { maxLength: 6 });
  const parts = (hitPolicy: string, of: readonly (readonly [number, number])[], aggregation?: string): TableParts => ({
    hitPolicy,
    aggregation,
    inputs: ['n'],
    outputs: [{}],
    rules: of.map(([low, high], index) => [`[${Math.min(low, high)}..${Math.max(low, high)}]`, String(index)]),
  });

  test('when a number is looked up, then each hit policy gives what the met rules say', () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 0, max: 50 }), (of, n) => {
        const met = of.flatMap(([low, high], index) =>
          n >= Math.min(low, high) && n <= Math.max(low, high) ? [index] : [],
        );
        expect(evaluate(parts('RULE ORDER', of), { n }).value).toEqual(met);
        expect(evaluate(parts('FIRST', of), { n }).value).toBe(met[0] ?? null);
        expect(evaluate(parts('COLLECT', of, 'COUNT'), { n }).value).toBe(met.length);
        expect(evaluate(parts('UNIQUE', of), { n }).problems).toHaveLength(met.length > 1 ? 1 : 0);
      }),
      { numRuns: 50 },
    );
  });
});
