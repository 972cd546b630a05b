import { parseConformanceArguments } from './conformance/arguments.ts';
import { runCases } from './conformance/run-cases.ts';
import { runDifferential } from './conformance/run-differential.ts';

try {
  const wanted = parseConformanceArguments(process.argv.slice(2));
  // With --json the array is the only thing on standard output.
  if (wanted.json) console.log = console.info = console.error;
  const { differential } = wanted;
  const isFine = await (differential === undefined ? runCases(wanted) : runDifferential(wanted, differential));
  if (!isFine) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// Connections to a server may linger.
setTimeout(() => process.exit(), 5_000).unref();
