import { join } from 'node:path';
import { contentStamp, hasStamp, writeStamp } from './content-stamp.mjs';
import { nodePath } from './node-runtime.mjs';
import { rootDir } from './root-dir.mjs';
import { runCommand } from './run-command.mjs';

const stampFile = join(rootDir, 'web', 'dist', '.built-from');
const sources = ['web', 'libs/contracts', 'tsconfig.base.json', 'package-lock.json'];

/** Builds the web application into web/dist when its sources changed since the last build. */
export async function ensureWebBuilt() {
  const stamp = contentStamp(rootDir, sources);
  if (hasStamp(stampFile, stamp)) return;
  console.log('Building the web application.');
  const angularCli = join(rootDir, 'node_modules', '@angular', 'cli', 'bin', 'ng.js');
  const code = await runCommand(nodePath(), [angularCli, 'build'], { cwd: join(rootDir, 'web') });
  if (code !== 0)
    throw new Error(`Expected the web application to build, but "ng build" ended with exit code ${code}.`);
  writeStamp(stampFile, stamp);
}
