import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contentStamp, hasStamp, writeStamp } from './content-stamp.mjs';
import { rootDir } from './root-dir.mjs';
import { runCommand } from './run-command.mjs';

const stampFile = join(rootDir, 'node_modules', '.safeflow-installed');

/** Installs the locked dependencies when they are missing or belong to another lock file. */
export async function ensureInstalled() {
  const stamp = contentStamp(rootDir, ['package-lock.json', '.npmrc']) + `-${process.platform}-${process.arch}`;
  if (hasStamp(stampFile, stamp)) return;
  console.log('Installing the dependencies named in package-lock.json; the first time this takes a minute or two.');
  const code = await npmCi();
  if (code !== 0) throw new Error(`Expected "npm ci" to succeed, but it ended with exit code ${code}.`);
  writeStamp(stampFile, stamp);
}

// npm tells its scripts where it is, so that the same npm is used and no shell is needed on Windows.
function npmCi() {
  const args = ['ci', '--loglevel=error', '--no-fund', '--no-audit'];
  const npmCli = process.env.npm_execpath;
  const viaNode = npmCli !== undefined && npmCli.endsWith('.js') && existsSync(npmCli);
  return viaNode ? runCommand(process.execPath, [npmCli, ...args]) : runCommand('npm', args);
}
