import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentStamp, hasStamp, writeStamp } from './content-stamp.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'safeflow-stamp-'));
  mkdirSync(join(folder, 'web', 'dist'), { recursive: true });
  writeFileSync(join(folder, 'web', 'page.ts'), 'one');
});

afterEach(() => rmSync(folder, { recursive: true }));

const stamp = () => contentStamp(folder, ['web', 'package.json']);

describe('given a web application that was built', () => {
  it.each([
    ['a source changed', 'page.ts', 'two'],
    ['a source was added', 'other.ts', ''],
  ])('when %s, then the next start builds again', (_, file, content) => {
    const before = stamp();
    writeFileSync(join(folder, 'web', file), content);
    expect(stamp()).not.toBe(before);
  });

  it.each([
    ['build output', 'dist/main.js'],
    ['a spec', 'page.spec.ts'],
  ])('when only %s changed, then it does not', (_, file) => {
    const before = stamp();
    writeFileSync(join(folder, 'web', file), 'changed');
    expect(stamp()).toBe(before);
  });

  it('when the stamp was written, then it is recognised, and another one is not', () => {
    const file = join(folder, 'web', 'dist', '.built-from');
    expect(hasStamp(file, stamp())).toBe(false);
    writeStamp(file, stamp());
    expect(hasStamp(file, stamp())).toBe(true);
    expect(hasStamp(file, 'another')).toBe(false);
  });
});
