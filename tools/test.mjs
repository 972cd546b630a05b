import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { checkNodeVersion, nodePath } from './node-runtime.mjs';
import { rootDir } from './root-dir.mjs';
import { runCommand } from './run-command.mjs';

try {
  checkNodeVersion();
  await ensureInstalled();
  process.exitCode = await runCommand(nodePath(), [join(rootDir, 'tools', 'run-tests.ts'), ...process.argv.slice(2)]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
