import type { ConformanceArguments, EngineName } from './arguments.ts';
import { contract, type SuiteResult } from './contract.ts';
import { conformanceReport } from './report.ts';
import { openEngine } from './servers.ts';

const everyEngine: readonly EngineName[] = ['embedded', 'camunda7', 'zeebe'];

/** Runs the suite on the engines that were asked for and tells how each case went; true when none failed. */
export async function runCases({ engines, filter, jobs = 8, json }: ConformanceArguments): Promise<boolean> {
  const cases = contract.allCases.filter(({ id }) => id.includes(filter));
  const results: SuiteResult[] = [];
  for (const name of engines.length > 0 ? engines : everyEngine) {
    const opened = await openEngine(name);
    const from = performance.now();
    const onResult = ({ case: id, result }: SuiteResult) => {
      if (result.outcome === 'failed') console.error(`${name} ${id} failed: ${result.difference}`);
    };
    try {
      results.push(...(await contract.runSuite(opened.stage, cases, { jobs, onResult })));
    } finally {
      console.error(`${name}: ${((performance.now() - from) / 1_000).toFixed(1)} s`);
      await opened.close();
    }
  }
  const told = results.map(({ engine, case: id, result }) => ({ engine, case: id, outcome: result.outcome }));
  process.stdout.write(`${json ? JSON.stringify(told, null, 2) : conformanceReport(results)}\n`);
  return results.every(({ result }) => result.outcome !== 'failed');
}
