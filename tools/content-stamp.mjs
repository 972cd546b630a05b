import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const GENERATED = new Set(['node_modules', 'dist', '.angular', '.nx', 'coverage']);

/**
 * SHA-256 over names and contents of the given files and folders; generated folders and specs do not count.
 * @param {string} rootDir
 * @param {string[]} paths
 */
export function contentStamp(rootDir, paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesUnder(join(rootDir, path))) {
      hash.update(relative(rootDir, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * Tells whether the stamp file holds this stamp.
 * @param {string} stampFile
 * @param {string} stamp
 */
export function hasStamp(stampFile, stamp) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
}

/**
 * Remembers the stamp for the next run.
 * @param {string} stampFile
 * @param {string} stamp
 */
export function writeStamp(stampFile, stamp) {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries
    .filter((entry) => !GENERATED.has(entry.name) && !entry.name.endsWith('.spec.ts'))
    .flatMap((entry) => filesUnder(join(path, entry.name)));
}
