import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { rootDir } from '../root-dir.mjs';

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.unknown().optional(),
      link: z.boolean().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
    }),
  ),
});
const oldLicence = z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]);
const metadata = z.object({ license: oldLicence.optional(), licenses: z.array(oldLicence).optional() });

/** Licences that a package states in its LICENSE file instead of its metadata; each was read there. */
const readInLicenceFile: Record<string, string> = {
  'cli-table': 'MIT',
  'bpmn-js': 'LicenseRef-bpmn.io',
  '@bpmn-io/form-js-viewer': 'LicenseRef-bpmn.io',
};

/** A third-party package in one version. */
export interface Component {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, or `UNKNOWN`. */
  readonly licence: string;
  /** Whether it runs in production, or only builds and tests. */
  readonly production: boolean;
}

/** Every third-party package of the lock file, by name and version, whatever platform it is for. */
export function readComponents(): Component[] {
  const lock = lockFile.parse(JSON.parse(readFileSync(join(rootDir, 'package-lock.json'), 'utf8')));
  const found = new Map<string, Component>();
  for (const [path, entry] of Object.entries(lock.packages)) {
    const name = path.split('node_modules/').at(-1);
    if (!path.includes('node_modules/') || entry.link || name === undefined) continue;
    const component = {
      name,
      version: entry.version ?? 'UNKNOWN',
      licence: licenceOf(name, path, entry.license),
      production: !(entry.dev ?? entry.devOptional ?? false),
    };
    const key = `${name}@${component.version}`;
    if (!found.get(key)?.production) found.set(key, component);
  }
  return [...found.values()].sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

function licenceOf(name: string, path: string, stated: unknown): string {
  const known = readInLicenceFile[name];
  if (known !== undefined) return known;
  if (typeof stated === 'string') return stated.replace('MIT/X11', 'MIT');
  const file = join(rootDir, path, 'package.json');
  if (!existsSync(file)) return 'UNKNOWN';
  const { license, licenses = [] } = metadata.parse(JSON.parse(readFileSync(file, 'utf8')));
  return license ?? (licenses.length > 0 ? licenses.join(' OR ') : 'UNKNOWN');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
