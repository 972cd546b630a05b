import { describe, expect, it } from 'vitest';
import { withQuery } from './query.ts';

describe('query of a request', () => {
  it('given empty values, when sent, then they are left out', () => {
    expect(withQuery('/api/cases', { q: '', type: undefined, cursor: null })).toBe('/api/cases');
  });

  it('given a list, when sent, then the parameter is repeated', () => {
    expect(withQuery('/api/cases', { status: ['a', 'b'], open: false, limit: 20 })).toBe(
      '/api/cases?status=a&status=b&open=false&limit=20',
    );
  });
});
