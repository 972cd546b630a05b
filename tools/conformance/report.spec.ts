import { expect, test } from 'vitest';
import { conformanceReport } from './report.ts';

test('given results of two engines, then the report has a table, the differences and a line for each engine', () => {
  const report = conformanceReport([
    { engine: 'embedded', case: 'tasks/user-task', result: { outcome: 'passed', milliseconds: 3 } },
    { engine: 'embedded', case: 'call/bound', result: { outcome: 'passed', milliseconds: 3 } },
    {
      engine: 'zeebe',
      case: 'tasks/user-task',
      result: { outcome: 'failed', milliseconds: 9, difference: 'Expected x.' },
    },
    { engine: 'zeebe', case: 'call/bound', result: { outcome: 'excluded', flags: ['boundCalls'] } },
  ]);
  expect(report.split('\n')).toEqual([
    'case             embedded  zeebe',
    'tasks/user-task  passed    failed',
    'call/bound       passed    excluded (boundCalls)',
    '',
    'zeebe tasks/user-task',
    '  Expected x.',
    'embedded: 2 cases, 2 passed, 0 excluded, 0 failed',
    'zeebe: 2 cases, 0 passed, 1 excluded, 1 failed',
  ]);
});
