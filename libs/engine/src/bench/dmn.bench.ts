import { compileDecisions } from '../dmn/decisions.ts';
import { decision, dmn, inputData, literal, table } from '../testing/dmn.ts';
import type { BenchmarkRow } from './engine.bench.ts';

const RULES = 100;
const MEASURED_MILLISECONDS = 500;

/** Name under which the bench command knows it. */
export const group = 'dmn';

/** Evaluates a table of 100 rules and a decision that needs it, compiled once and each time. */
export async function run(): Promise<BenchmarkRow[]> {
  const files = [{ name: 'level.dmn', xml: level() }];
  const decisions = compileDecisions(files);
  const variables = (turn: number) => ({ region: '610100', tonnes: turn % (RULES * 10), hazard: 'toxic' });
  const evaluate = (id: string) => perSecond((turn) => decisions.evaluate(id, variables(turn), 0));
  const parsed = perSecond((turn) => compileDecisions(files).evaluate('level', variables(turn), 0));
  const row = (name: string, value: number): BenchmarkRow => ({ group, name, value, unit: '1/s', goal: '' });
  return [
    row('table of 100 rules and 3 inputs, compiled once', evaluate('level')),
    row('decision that needs it, compiled once', evaluate('due')),
    row('table of 100 rules and 3 inputs, parsed each time', parsed),
  ];
}

function level(): string {
  const rules = Array.from({ length: RULES }, (_, index) => [
    '"610100", "610200"',
    `[${index * 10}..${index * 10 + 9}]`,
    'not("none")',
    String(index),
  ]);
  const parts = { inputs: ['region', 'tonnes', 'hazard'], outputs: [{ typeRef: 'number' }], rules };
  return dmn(
    inputData('tonnes', 'number') +
      decision('level', table(parts), ['!tonnes'], 'number') +
      decision('due', literal('date("2026-11-22") + duration("P1D") * level'), ['level']),
  );
}

function perSecond(work: (turn: number) => unknown): number {
  const from = performance.now();
  let count = 0;
  for (; performance.now() - from < MEASURED_MILLISECONDS; count += 1) work(count);
  return Math.round((count / (performance.now() - from)) * 1_000);
}
