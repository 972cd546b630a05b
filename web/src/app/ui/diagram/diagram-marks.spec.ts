import { describe, expect, it } from 'vitest';
import { markNote } from './diagram-marks.ts';

const mark = { elementId: 'verify', state: 'current' as const, count: 1, holders: ['李明远'], since: null };

describe('notes on the diagram', () => {
  it('given a current step, when drawn, then its holder stands beside it', () => {
    expect(markNote(mark)).toBe('李明远');
  });

  it('given many holders, when drawn, then the first two stand for all', () => {
    expect(markNote({ ...mark, holders: ['甲', '乙', '丙', '丁'] })).toBe('甲、乙 +2');
  });

  it('given a step walked twice, when drawn, then the number of times stands beside it', () => {
    expect(markNote({ ...mark, state: 'done', count: 2 })).toBe('×2');
    expect(markNote({ ...mark, state: 'done' })).toBe('');
  });
});
