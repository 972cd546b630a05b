import { describe, expect, it } from 'vitest';
import { countLost } from './count-lost.ts';

const state = { added: 10, length: 4, firstId: '7-0', lastId: '10-0' };

describe('entries deleted before they were read', () => {
  it('are none when everything was read, however much was deleted since', () => {
    expect(countLost({ lastId: '10-0', count: 10 }, { ...state, length: 0, firstId: '' })).toBe(0);
  });

  it('are none while the last one that was read is still there', () => {
    expect(countLost({ lastId: '7-0', count: 7 }, state)).toBe(0);
  });

  it('are those between the last one that was read and the first one that is left', () => {
    expect(countLost({ lastId: '2-0', count: 2 }, state)).toBe(4);
  });

  it('are seen when all of them are gone', () => {
    expect(countLost({ lastId: '2-0', count: 2 }, { ...state, length: 0, firstId: '' })).toBe(8);
  });

  it('are seen later, too, when the rest was read', () => {
    expect(countLost({ lastId: '10-0', count: 6 }, state)).toBe(4);
  });

  it('cannot be counted when Redis itself lost some', () => {
    expect(countLost({ lastId: '9-0', count: 12 }, state)).toBeUndefined();
    expect(countLost({ lastId: '11-0', count: 9 }, state)).toBeUndefined();
  });
});
