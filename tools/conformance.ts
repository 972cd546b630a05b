import { contract, type SuiteResult } from './conformance/contract.ts';
import { parseConformanceArguments, type ConformanceArguments, type EngineName } from './conformance/arguments.ts';
import { conformanceReport } from './conformance/report.ts';
import { openEngine } from './conformance/servers.ts';

const everyEngine: readonly EngineName[] = ['embedded', 'camunda7', 'zeebe'];

try {
  const wanted = parseConformanceArguments(process.argv.slice(2));
  // With --json the array is the only thing on standard output.
  if (wanted.json) console.log = console.info = console.error;
  await runCases(wanted);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// Connections of a server's clients may linger.
setTimeout(() => process.exit(), 5_000).unref();

async function runCases(wanted: ConformanceArguments): Promise<void> {
  const engines = wanted.engines.length > 0 ? wanted.engines : everyEngine;
  const results: SuiteResult[] = [];
  for (const name of engines) results.push(...(await casesOn(name, wanted)));
  const told = results.map(({ engine, case: id, result }) => ({ engine, case: id, outcome: result.outcome }));
  process.stdout.write(`${wanted.json ? JSON.stringify(told, null, 2) : conformanceReport(results)}\n`);
  if (results.some(({ result }) => result.outcome === 'failed')) process.exitCode = 1;
}

async function casesOn(name: EngineName, { filter, jobs }: ConformanceArguments): Promise<SuiteResult[]> {
  const opened = await openEngine(name);
  const from = performance.now();
  try {
    return await contract.runSuite(
      opened.stage,
      contract.allCases.filter(({ id }) => id.includes(filter)),
      {
        jobs,
        onResult({ case: id, result }) {
          if (result.outcome === 'failed') console.error(`${name} ${id} failed: ${result.difference}`);
        },
      },
    );
  } finally {
    console.error(`${name}: ${((performance.now() - from) / 1_000).toFixed(1)} s`);
    await opened.close();
  }
}
