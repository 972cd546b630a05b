import { expect, test } from 'vitest';
import { decision, dmn, literal, table } from '../../testing/dmn.ts';
import { translateDecisions } from './translate-decisions.ts';

const graded = (hitPolicy?: string) =>
  table({
    hitPolicy,
    inputs: ['n'],
    outputs: [{ name: 'grade', typeRef: 'string' }],
    rules: [['> 5', '"major"']],
  });

test('given a table with one output, then others read its result by the id of the decision', () => {
  expect(translateDecisions(dmn(decision('level', graded())))).toContain(
    '<output id="output1" name="level" typeRef="string"/>',
  );
});

test('given a table that collects, then each of its results tells that they are a list', () => {
  const xml = translateDecisions(dmn(decision('level', graded('COLLECT'))));
  expect(xml).toContain('<output id="level_list" name="sf__list" typeRef="boolean"/>');
  expect(xml).toContain('<outputEntry id="rule1_list"><text>true</text></outputEntry></rule>');
  expect(translateDecisions(dmn(decision('level', graded('FIRST'))))).not.toContain('sf__list');
});

test('given conditions on a date, then they become conditions that are true or false', () => {
  const dated = table({
    inputs: ['date(filed)'],
    outputs: [{ name: 'when', typeRef: 'string' }],
    rules: [
      ['< date("2026-01-01")', '"before"'],
      ['not(date("2026-01-01"))', '"after"'],
      ['-', '"other"'],
    ],
  });
  const cells = [
    ...translateDecisions(dmn(decision('level', dated))).matchAll(
      /<input(?:Expression|Entry)[^>]*><text>(.*?)<\/text>/g,
    ),
  ];
  expect(cells.map(([, text]) => text?.replaceAll('&quot;', '"').replaceAll('&lt;', '<'))).toEqual([
    'true',
    '(date(filed)) in (< date("2026-01-01"))',
    'not((date(filed)) in (date("2026-01-01")))',
    '-',
  ]);
});

test('given an expression as decision, then its result has the id of the decision', () => {
  expect(translateDecisions(dmn(decision('sum', literal('a + b'))))).toContain(
    '<variable id="sum_variable" name="sum"/>',
  );
});
