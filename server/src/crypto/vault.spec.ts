import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVault, isSealed, readDataKey } from './index.ts';

const vault = createVault(Buffer.alloc(32, 7));

describe('given a vault', () => {
  it('when any text is sealed, then it is unreadable and opens again to the same text (RPT-051)', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
        const sealed = vault.seal(text);
        expect(isSealed(sealed)).toBe(true);
        expect(vault.open(sealed)).toBe(text);
      }),
    );
  });

  it('when the same text is sealed twice, then nobody can see that it is the same', () => {
    expect(vault.seal('13900000001')).not.toBe(vault.seal('13900000001'));
  });

  it('when a sealed text was altered or the key is another, then it does not open', () => {
    const sealed = vault.seal('13900000001');
    const last = sealed.at(-2) === 'A' ? 'B' : 'A';
    expect(() => vault.open(sealed.slice(0, -2) + last + sealed.slice(-1))).toThrow();
    expect(() => createVault(Buffer.alloc(32, 8)).open(sealed)).toThrow();
  });

  it('when a text was never sealed, then it is given back', () => {
    expect(vault.open('13900000001')).toBe('13900000001');
    expect(vault.seal('')).toBe('');
  });

  it('when the key has another length, then the message says so', () => {
    expect(() => createVault(Buffer.alloc(16))).toThrow('Expected a data key of 32 bytes, but got 16.');
  });
});

describe('given no data key in the settings', () => {
  it('when the server starts twice outside production, then both times the same key is used and only its owner can read it', () => {
    const dataDir = join(mkdtempSync(join(tmpdir(), 'safeflow-key-')), 'data');
    const first = readDataKey({ DATA_KEY: undefined, dataDir, production: false });
    expect(first).toHaveLength(32);
    expect(readDataKey({ DATA_KEY: undefined, dataDir, production: false })).toEqual(first);
    expect(statSync(join(dataDir, 'data-key')).mode & 0o777).toBe(0o600);
  });

  it('when the server starts in production, then it refuses', () => {
    expect(() => readDataKey({ DATA_KEY: undefined, dataDir: '/', production: true })).toThrow('Expected DATA_KEY');
  });
});
