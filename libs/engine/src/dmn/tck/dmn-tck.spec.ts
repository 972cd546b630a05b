import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { knownFailures } from './known-failures.ts';
import { runTckFolder } from './run-tck.ts';
import { readTckLevel } from './tck-case.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the DMN Technology Compatibility Kit, which is no part of this repository. */
    dmnTck: string;
    isCi: boolean;
  }
}

const kit = inject('dmnTck');
const known = knownFailures(readFileSync(join(import.meta.dirname, '../../../../../docs/dmn.md'), 'utf8'));

if (existsSync(kit)) {
  const level2 = readTckLevel(join(kit, 'compliance-level-2'));
  const level3 = readTckLevel(join(kit, 'compliance-level-3'));

  describe('given the DMN Technology Compatibility Kit', () => {
    test.each(level2)('when $name of level 2 is run, then every case passes', (folder) => {
      expect(folder.cases.length).toBeGreaterThan(0);
      expect(runTckFolder(folder)).toEqual([]);
    });

    test.each(level3)(
      'when $name of level 3 is run, then the cases that docs/dmn.md explains fail, no others',
      (folder) => {
        expect(folder.cases.length).toBeGreaterThan(0);
        const failures = runTckFolder(folder);
        const explained = known.filter((id) => id.split(/[#/]/, 1)[0] === folder.name);
        expect(failures.filter(({ id }) => !explained.includes(id))).toEqual([]);
        expect(explained.filter((id) => !failures.some((failure) => failure.id === id))).toEqual([]);
      },
    );

    test('when docs/dmn.md explains a failure, then the kit has that case', () => {
      const cases = level3.flatMap((folder) => folder.cases.map(({ id }) => id));
      expect(known.filter((id) => !cases.includes(id))).toEqual([]);
    });
  });
} else {
  test('given no DMN Technology Compatibility Kit, then its cases are left out here but not in the gate', () => {
    console.warn(`The DMN Technology Compatibility Kit is not at ${kit}: its cases are not run. Set SAFEFLOW_DMN_TCK.`);
    expect(inject('isCi'), `Expected the DMN Technology Compatibility Kit at ${kit}, but it is not there.`).toBe(false);
  });
}
