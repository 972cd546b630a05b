import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchKey } from './match-key.ts';
import { textLikeness } from './text-likeness.ts';

describe('given names of enterprises as people write them', () => {
  it.each(['宏远化工有限公司', '宏远化工有限责任公司', ' 宏远 化工（有限公司）', '宏远化工股份有限公司'])(
    'when %j is compared, then it is the same one',
    (name) => {
      expect(matchKey(name)).toBe('宏远化工');
    },
  );

  it('when full-width letters and numbers are used, then they count as plain ones', () => {
    expect(matchKey('Ａ区１２号')).toBe(matchKey('a区12号'));
  });
});

describe('given two descriptions', () => {
  it('when they are the same, then they are fully alike; when they share nothing, then not at all', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[一-龥]{2,50}$/), (text) => {
        expect(textLikeness(text, text)).toBe(1);
      }),
    );
    expect(textLikeness('储罐区消防炮锈死', '工人未戴安全帽')).toBe(0);
  });

  it('when one is a slightly changed copy, then they are much alike, in either order', () => {
    const one = '凤城路储罐区两具消防炮锈死，无法转动，已三个月无人处理。';
    const other = '凤城路储罐区有两具消防炮锈死无法转动，三个月无人处理';
    expect(textLikeness(one, other)).toBeGreaterThan(0.6);
    expect(textLikeness(one, other)).toBe(textLikeness(other, one));
  });
});
