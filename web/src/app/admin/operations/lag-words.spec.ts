import { describe, expect, it } from 'vitest';
import { lagWords } from './lag-words.ts';

describe('lag of the engine in words', () => {
  it.each([
    [0, { key: 'admin.engine.lag.none' }],
    [5, { key: 'admin.engine.lag.none' }],
    [6, { key: 'admin.engine.lag.seconds', values: { count: 6 } }],
    [59, { key: 'admin.engine.lag.seconds', values: { count: 59 } }],
    [150, { key: 'core.duration.minutes', values: { count: 2 } }],
    [7_300, { key: 'core.duration.hours', values: { count: 2 } }],
    [200_000, { key: 'core.duration.days', values: { count: 2 } }],
  ])('given %i seconds, then it says %o', (seconds, words) => {
    expect(lagWords(seconds)).toEqual(words);
  });
});
