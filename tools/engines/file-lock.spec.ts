import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withFileLock } from './file-lock.ts';

describe('Lock between processes', () => {
  // Above what Linux gives to a process.
  const NOBODY = '99999999';
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'safeflow-lock-'));
    file = join(folder, 'deeper', 'lock');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('Two works go one after the other', async () => {
    const told: string[] = [];
    const work = (name: string) =>
      withFileLock(file, async () => {
        told.push(`${name} begins`);
        await setTimeout(20);
        told.push(`${name} ends`);
      });
    await Promise.all([work('first'), work('second')]);
    expect(told).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  test('It is released when the work fails', async () => {
    await expect(withFileLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });

  test('The lock of a process that is gone is taken over', async () => {
    const stale = join(folder, 'stale');
    writeFileSync(stale, NOBODY);
    expect(await withFileLock(stale, async () => 'done')).toBe('done');
  });
});
