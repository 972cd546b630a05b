import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './find-chromium.ts';
import { nodePath } from './node-runtime.mjs';
import { rootDir } from './root-dir.mjs';
import { runCommand } from './run-command.mjs';
import { closingLine, readTestResult, type TestCount } from './test-result.ts';
import { ensureWebBuilt } from './web-build.mjs';

interface Run {
  readonly code: number;
  readonly count: TestCount;
}

const notRun: Run = { code: 1, count: { passed: 0, failed: 1 } };
// Prefix of the result files, so that one run of the pipeline can add up several databases.
const resultPrefix = process.env.TEST_RESULT_PREFIX ?? '';
const vitest = join(rootDir, 'node_modules', 'vitest', 'vitest.mjs');

// Without arguments everything runs; a path below e2e selects browser tests, any other argument goes to the specs.
const passedOn = process.argv.slice(2);
const wantsBrowser = passedOn.some((argument) => argument.startsWith('e2e'));
const runs: Run[] = [];
if (!wantsBrowser) runs.push(await runVitest('specs', passedOn));
if (wantsBrowser || passedOn.length === 0) runs.push(...(await browserTests()));
console.log(closingLine(runs.map((run) => run.count)));
process.exitCode = runs.every((run) => run.code === 0) ? 0 : 1;

async function browserTests(): Promise<Run[]> {
  const chromium = findChromium();
  if (chromium === undefined && process.env.CI) {
    console.error('Expected Chromium for the browser tests, but found none; install it or set CHROMIUM_PATH.');
    return [notRun];
  }
  if (chromium === undefined) {
    console.log('The browser tests were left out: no Chromium found. Install it or set CHROMIUM_PATH to run them.');
    return [];
  }
  try {
    await ensureWebBuilt();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return [notRun];
  }
  const filters = passedOn.map((argument) => argument.replace(/^e2e\/?/, ''));
  return [
    await runVitest('browser', ['--config', join('e2e', 'vitest.config.ts'), ...filters], { CHROMIUM_PATH: chromium }),
  ];
}

async function runVitest(name: string, args: string[], env: Record<string, string> = {}): Promise<Run> {
  const resultFile = join(rootDir, 'test-results', `${resultPrefix}${name}.json`);
  rmSync(resultFile, { force: true });
  const code = await runCommand(nodePath(), [vitest, 'run', ...args], { env: { ...env, TEST_RESULT: resultFile } });
  return { code, count: readTestResult(resultFile) };
}
