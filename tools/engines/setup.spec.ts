import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { agreedSetup } from './setup.ts';

describe('Set-up of servers with data', () => {
  const defaults = { brokers: 1, partitions: 2 };
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'safeflow-setup-')), 'zeebe');
  });
  afterEach(() => {
    rmSync(join(folder, '..'), { recursive: true });
  });

  test('What is asked for goes before the defaults', () => {
    expect(agreedSetup(folder, { brokers: 3, partitions: undefined }, defaults)).toEqual({ brokers: 3, partitions: 2 });
  });

  test('It is remembered, so that asking for nothing in particular finds it', () => {
    agreedSetup(folder, { brokers: 3 }, defaults);
    expect(agreedSetup(folder, {}, defaults)).toEqual({ brokers: 3, partitions: 2 });
  });

  test('Asking for another one is refused with the way out', () => {
    agreedSetup(folder, {}, defaults);
    expect(() => agreedSetup(folder, { brokers: 3 }, defaults)).toThrow(
      `Expected zeebe with brokers 3, but ${folder} holds one with brokers 1: ` +
        'delete it first (npm run engines:down -- zeebe --delete).',
    );
  });
});
