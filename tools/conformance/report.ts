import type { SuiteResult } from './contract.ts';

/** Engine × case, then each difference, then a line for each engine. */
export function conformanceReport(results: readonly SuiteResult[]): string {
  const engines = [...new Set(results.map(({ engine }) => engine))];
  return [table(results, engines), ...differences(results), ...engines.map((engine) => summary(engine, results))].join(
    '\n',
  );
}

function table(results: readonly SuiteResult[], engines: readonly string[]): string {
  const ids = [...new Set(results.map((result) => result.case))];
  const cell = (id: string, engine: string) => {
    const { result } = results.find((found) => found.case === id && found.engine === engine) ?? {};
    if (!result) return '';
    return result.outcome === 'excluded' ? `excluded (${result.flags.join(', ')})` : result.outcome;
  };
  const rows = [['case', ...engines], ...ids.map((id) => [id, ...engines.map((engine) => cell(id, engine))])];
  const widths = rows[0]?.map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function differences(results: readonly SuiteResult[]): string[] {
  return results.flatMap(({ engine, case: id, result }) =>
    result.outcome === 'failed' ? ['', `${engine} ${id}`, `  ${result.difference}`] : [],
  );
}

function summary(engine: string, results: readonly SuiteResult[]): string {
  const own = results.filter((result) => result.engine === engine);
  const count = (outcome: string) => own.filter(({ result }) => result.outcome === outcome).length;
  return `${engine}: ${own.length} cases, ${count('passed')} passed, ${count('excluded')} excluded, ${count('failed')} failed`;
}
