import { join } from 'node:path';
import { nodePath } from './node-runtime.mjs';
import { rootDir } from './root-dir.mjs';
import { runCommand } from './run-command.mjs';

const inModules = (...path: string[]) => join(rootDir, 'node_modules', ...path);
const nx = inModules('nx', 'dist', 'bin', 'nx.js');
const prettier = inModules('prettier', 'bin', 'prettier.cjs');

const steps: Record<string, string[]> = {
  'Formatting, by Prettier': [prettier, '--check', '--log-level', 'warn', '.'],
  'Lint and types, by Nx': [nx, 'run-many', '-t', 'lint', 'typecheck'],
  'Third-party licences': [join(rootDir, 'tools', 'licences.ts'), '--check'],
  'Build of the web application': [nx, 'run-many', '-t', 'build'],
};
const passedOn = process.argv.slice(2);
if (!passedOn.includes('--without-tests')) steps.Tests = [join(rootDir, 'tools', 'run-tests.ts'), ...passedOn];

const failed: string[] = [];
for (const [name, args] of Object.entries(steps)) {
  const started = performance.now();
  console.log(`\n── ${name}`);
  const code = await runCommand(nodePath(), args);
  if (code !== 0) failed.push(name);
  console.log(`── ${name}: ${code === 0 ? 'ok' : 'failed'} after ${seconds(started)} s`);
}
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join('; ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

function seconds(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}
