import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkNode } from './node-runtime.mjs';
import { rootDir } from './root-dir.mjs';
import { runCommand } from './run-command.mjs';

/**
 * A lock file of npm, as far as it tells what is installed.
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 */

/** Installs the locked dependencies when they are missing or differ from the lock file. */
export async function ensureInstalled() {
  if (!isInstalled()) {
    console.log('Installing the dependencies named in package-lock.json; the first time this takes a minute or two.');
    const code = await npmCi();
    if (code !== 0) throw new Error(`Expected "npm ci" to succeed, but it ended with exit code ${code}.`);
  }
  linkNode();
}

/** Compares the lock file with the copy that npm leaves in node_modules at the end of a complete installation. */
function isInstalled() {
  const wanted = lockedPackages(join(rootDir, 'package-lock.json'));
  const present = lockedPackages(join(rootDir, 'node_modules', '.package-lock.json'));
  const same = (/** @type {string} */ path) =>
    present[path]?.version === wanted[path]?.version && present[path]?.integrity === wanted[path]?.integrity;
  return Object.entries(wanted)
    .filter(([path]) => path.includes('node_modules/'))
    .every(([path, entry]) => (path in present ? same(path) : entry.optional === true));
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function lockedPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

// npm tells its scripts where it is, so that the same npm is used and no shell is needed on Windows.
function npmCi() {
  const args = ['ci', '--loglevel=error', '--no-fund', '--no-audit'];
  const npmCli = process.env.npm_execpath;
  const viaNode = npmCli !== undefined && npmCli.endsWith('.js') && existsSync(npmCli);
  return viaNode ? runCommand(process.execPath, [npmCli, ...args]) : runCommand('npm', args);
}
