import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { checkNodeVersion, nodePath } from './node-runtime.mjs';

describe('given somebody who starts SafeFlow', () => {
  it.each(['20.19.0', '20.20.2', '22.1.0', '24.21.0'])('when they have Node %s, then it goes on', (version) => {
    expect(() => checkNodeVersion(version)).not.toThrow();
  });

  it.each(['18.20.0', '20.18.3'])('when they have Node %s, then a sentence says what is needed', (version) => {
    expect(() => checkNodeVersion(version)).toThrow(`Expected Node 20.19 or newer, but this is Node ${version}.`);
  });

  it('when everything is installed, then SafeFlow runs on Node 24 or newer', () => {
    const version = execFileSync(nodePath(), ['--version'], { encoding: 'utf8' });
    expect(Number(/^v(\d+)/.exec(version)?.[1])).toBeGreaterThanOrEqual(24);
  });
});
