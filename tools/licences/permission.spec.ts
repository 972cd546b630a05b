import { describe, expect, it } from 'vitest';
import { isPermitted } from './permission.ts';

describe('given the licence expression of a production dependency', () => {
  it.each(['MIT', '(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)', 'GPL-2.0 OR (MIT AND ISC)'])(
    'then %s passes',
    (text) => {
      expect(isPermitted(text)).toBe(true);
    },
  );

  it.each([
    'GPL-3.0-only',
    'AGPL-3.0-or-later',
    'UNKNOWN',
    '',
    'MIT AND GPL-2.0',
    '(MIT OR ISC) AND AGPL-3.0',
    'SEE LICENSE IN LICENSE',
  ])('then "%s" is refused', (text) => {
    expect(isPermitted(text)).toBe(false);
  });
});
