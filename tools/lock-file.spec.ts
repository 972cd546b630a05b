import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rootDir } from './root-dir.mjs';

const entry = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().optional(),
  integrity: z.string().optional(),
  inBundle: z.boolean().optional(),
});
const lock = z.object({ packages: z.record(z.string(), entry) });
const { packages } = lock.parse(JSON.parse(readFileSync(join(rootDir, 'package-lock.json'), 'utf8')));
const thirdParty = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);

describe('given the lock file', () => {
  it('when npm ci fetches a package, then version and content are checked', () => {
    const unchecked = thirdParty.filter(([, { version, integrity, inBundle }]) => !version || !(integrity ?? inBundle));
    expect(unchecked.map(([path]) => path)).toEqual([]);
  });

  it('when npm ci fetches a package, then from the registry of whoever runs it', () => {
    expect(thirdParty.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });
});
