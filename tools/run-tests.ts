import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './find-chromium.ts';
import { nodePath } from './node-runtime.mjs';
import { rootDir } from './root-dir.mjs';
import { runCommand } from './run-command.mjs';
import { closingLine, readTestResult, type TestCount } from './test-result.ts';
import { ensureWebBuilt } from './web-build.mjs';

// Prefix of the result files, so that one run of the pipeline can add up several databases.
const resultPrefix = process.env.TEST_RESULT_PREFIX ?? '';
const vitest = join(rootDir, 'node_modules', 'vitest', 'vitest.mjs');
const passedOn = process.argv.slice(2);
const filtered = passedOn.length > 0 ? ['--passWithNoTests', ...passedOn] : [];

const runs: { count: TestCount; code: number }[] = [await runVitest('specs', [])];
const chromium = findChromium();
if (chromium !== undefined) {
  await ensureWebBuilt();
  runs.push(await runVitest('browser', ['--config', join('e2e', 'vitest.config.ts')], { CHROMIUM_PATH: chromium }));
} else if (process.env.CI) {
  console.error('Expected Chromium for the browser tests, but found none; set CHROMIUM_PATH or install it.');
  runs.push({ count: { passed: 0, failed: 1 }, code: 1 });
} else {
  console.log('The browser tests were left out: no Chromium found. Install it or set CHROMIUM_PATH to run them.');
}
console.log(closingLine(runs.map((run) => run.count)));
process.exitCode = runs.every((run) => run.code === 0) ? 0 : 1;

async function runVitest(name: string, args: string[], env: Record<string, string> = {}) {
  const resultFile = join(rootDir, 'test-results', `${resultPrefix}${name}.json`);
  rmSync(resultFile, { force: true });
  const all = [vitest, 'run', ...args, ...filtered];
  const code = await runCommand(nodePath(), all, { env: { ...env, TEST_RESULT: resultFile } });
  return { code, count: readTestResult(resultFile) };
}
