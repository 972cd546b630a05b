import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rootDir } from './root-dir.mjs';

const names = z.record(z.string(), z.string()).default({});
const entry = z.object({
  resolved: z.string().optional(),
  link: z.boolean().optional(),
  integrity: z.string().optional(),
  inBundle: z.boolean().optional(),
  dependencies: names,
  optionalDependencies: names,
});
const lock = z.object({ packages: z.record(z.string(), entry) });
const { packages } = lock.parse(JSON.parse(readFileSync(join(rootDir, 'package-lock.json'), 'utf8')));
const thirdParty = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);

/** Looks a dependency up as Node does: beside the package, then in each folder above it. */
function isLocked(from: string, name: string): boolean {
  const beside = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`;
  if (beside in packages) return true;
  if (from === '') return false;
  const above = from.includes('/node_modules/') ? from.slice(0, from.lastIndexOf('/node_modules/')) : '';
  return isLocked(above, name);
}

describe('given a clone on any platform', () => {
  it('when npm ci reads the lock file, then every dependency is in it, those of other platforms too', () => {
    const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !isLocked(path, name)),
    );
    expect(missing).toEqual([]);
  });

  it('when it fetches a package, then the content is checked and no registry is prescribed', () => {
    expect(thirdParty.filter(([, { integrity, inBundle }]) => !integrity && !inBundle).map(([path]) => path)).toEqual(
      [],
    );
    expect(thirdParty.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });
});
