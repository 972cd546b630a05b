import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** What a file and all that it imports by path name as packages. */
function packagesOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const imports = [...readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*? from '([^']+)';$/gms)];
  return imports.flatMap(([, name = '']) =>
    name.startsWith('.') ? packagesOf(join(dirname(file), name), seen) : [name],
  );
}

test('given the profile, when a browser loads it, then it needs no Node and no parser', () => {
  const packages = new Set(packagesOf(join(import.meta.dirname, 'index.ts')));
  expect([...packages]).toEqual(['feelin']);
});
