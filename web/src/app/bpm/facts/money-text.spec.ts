import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyText } from './money-text.ts';

describe('amounts of money', () => {
  it.each([
    ['1234560', '¥12,345.60'],
    ['5', '¥0.05'],
    ['-100', '-¥1.00'],
    ['100000000000000', '¥1,000,000,000,000.00'],
    ['无', '无'],
  ])('given %s fen, when shown, then it reads %s', (fen, text) => {
    expect(moneyText(fen)).toBe(text);
  });

  it('given any amount, when the signs are taken out again, then no fen is lost', () => {
    fc.assert(
      fc.property(fc.bigInt(), (fen) => {
        const digits = moneyText(fen.toString()).replace(/[¥,.]/g, '');
        expect(BigInt(digits)).toBe(fen);
      }),
    );
  });
});
