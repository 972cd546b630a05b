import { join } from 'node:path';
import { nodePath } from './node-runtime.mjs';
import { rootDir } from './root-dir.mjs';
import { runCommand } from './run-command.mjs';

const bin = (...path: string[]) => join(rootDir, 'node_modules', ...path);

const steps: Record<string, string[]> = {
  'Formatting, checked by Prettier': [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  'Lint and types, by Nx': [bin('nx', 'dist', 'bin', 'nx.js'), 'run-many', '-t', 'lint', 'typecheck'],
  'Third-party licences': [join(rootDir, 'tools', 'licences.ts'), '--check'],
  'Build of the web application': [bin('nx', 'dist', 'bin', 'nx.js'), 'run-many', '-t', 'build'],
  Tests: [join(rootDir, 'tools', 'run-tests.ts'), ...process.argv.slice(2)],
};

const failed: string[] = [];
for (const [name, args] of Object.entries(steps)) {
  const started = performance.now();
  console.log(`\n── ${name}`);
  const code = await runCommand(nodePath(), args);
  if (code !== 0) failed.push(name);
  console.log(`── ${name}: ${code === 0 ? 'ok' : `failed (${code})`} after ${seconds(started)} s`);
}
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join('; ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

function seconds(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}
