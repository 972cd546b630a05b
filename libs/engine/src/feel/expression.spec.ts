import { describe, expect, test } from 'vitest';
import { compileFeel, compileText, evaluateBoolean, evaluateTextList } from './expression.ts';

const NOW = Date.UTC(2026, 10, 22, 17, 30);
const evaluate = (source: string, variables: Record<string, unknown> = {}) =>
  compileFeel(source).evaluate((name) => variables[name], NOW);

describe('given an expression that was compiled once', () => {
  test('when it is evaluated with other variables, then it gives other values', () => {
    const expression = compileFeel('if amount > 10 then "high" else "low"');
    expect([5, 20].map((amount) => expression.evaluate((name) => ({ amount })[name], NOW))).toEqual(['low', 'high']);
  });

  test('when it is evaluated often, then the warnings of before are gone', () => {
    const expression = compileFeel('a.b');
    for (let turn = 0; turn < 3; turn += 1) expression.evaluate(() => undefined, NOW);
    const once = expression.warnings();
    expression.evaluate(() => ({ b: 1 }), NOW);
    expect([once.split(';').length, expression.warnings()]).toEqual([2, '']);
  });
});

test.each([
  ['a variable that is missing', 'missing', {}, null],
  ['a path into nothing', 'missing.part', {}, null],
  ['a variable named like a function, and that function', 'count(count)', { count: [1, 2] }, 2],
  ['a name in backticks', '`order-no` + 1', { 'order-no': 1 }, 2],
  ['the variable of a loop', 'for i in list return i.a + more', { list: [{ a: 1 }, { a: 2 }], more: 1 }, [2, 3]],
  ['a filter', 'list[a > 1].a', { list: [{ a: 1 }, { a: 2 }] }, [2]],
  ['a context whose entries build on each other', '{ a: 1, b: a + n }', { n: 2 }, { a: 1, b: 3 }],
  ['some … satisfies', 'some x in list satisfies x = wanted', { list: [1, 2], wanted: 2 }, true],
  ['an interval', 'n in [1..10]', { n: 5 }, true],
  ['text with an equals sign and Chinese', '姓名 + "=李"', { 姓名: '王' }, '王=李'],
  ['a duration as ISO text', 'duration("PT1H") + duration("PT1H")', {}, 'PT2H'],
  ['a list of dates as ISO texts', '[date("2026-11-22"), date("2026-11-23")]', {}, ['2026-11-22', '2026-11-23']],
  ['a function, which JSON has no form for', 'function(a) a', {}, null],
])('given %s, then it evaluates as in Zeebe', (_name, source, variables, value) => {
  expect(evaluate(source, variables)).toEqual(value);
});

describe('given the time of the command', () => {
  test('when now() is asked for, then it is that time in China', () => {
    expect(evaluate('now()')).toBe('2026-11-23T01:30:00+08:00');
    expect(evaluate('string(now())')).toBe('2026-11-23T01:30:00+08:00');
  });

  test('when today() is asked for, then it is the day in China', () => {
    expect(evaluate('today() + duration("P1D")')).toBe('2026-11-24');
  });
});

test('given text without an equals sign, then it means itself', () => {
  expect(compileText('a > 1').evaluate(() => 1, NOW)).toBe('a > 1');
});

test('given a condition that is neither true nor false, then the failure names the expression and the value', () => {
  expect(evaluateBoolean(compileFeel('a'), () => 'x', NOW)).toMatchObject({
    code: 'expression',
    message: 'Expected "a" to give true or false, but it gave "x".',
  });
});

test('given candidate groups as text with commas or as a list, then both are lists', () => {
  const lists = [compileText('a, b'), compileText('=["a", "b"]')].map((text) =>
    evaluateTextList(text, () => undefined, NOW),
  );
  expect(lists).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
});

test('given bad FEEL, then compiling it throws', () => {
  expect(() => compileFeel('a >')).toThrow(/Incomplete|Unrecognized/);
});

test('given an expression that never ends, when it is evaluated, then it is null with a reason instead of a crash', () => {
  const endless = compileFeel('{ f: function(n) f(n + 1), result: f(1) }.result');
  const deep = compileFeel('{ again: function(f, n) f(f, n + 1), result: again(again, 1) }.result');
  expect([endless.evaluate(() => undefined, NOW), deep.evaluate(() => undefined, NOW)]).toEqual([null, null]);
  expect(deep.warnings()).toMatch(/call stack/);
});

test.each([
  ['["9" > 10, 1 < null, "a" < "b", date("2026-01-02") > date("2026-01-01")]', [null, null, true, true]],
  ['(date("2026-01-10") - date("2026-01-05")) / duration("P1D")', 5],
  ['[{n: 1, ok: true}, {n: 2, ok: false}][ok].n', [1]],
  ['[{n: 1}, {n: 2}, {n: 3}][n > 1].n', [2, 3]],
  ['[10, 20, 30][index]', 20],
])('given %s, then its value keeps to FEEL where feelin does not', (source, value) => {
  expect(compileFeel(source).evaluate((name) => (name === 'index' ? 2 : undefined), 0)).toEqual(value);
});
