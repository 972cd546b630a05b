import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  caseListAddress,
  caseListQuery,
  EMPTY_QUERY,
  isFiltered,
  SORTS,
  type CaseListQuery,
} from './case-list-query.ts';

function read(search: string): CaseListQuery {
  return caseListQuery(new URLSearchParams(search));
}

function write(query: CaseListQuery): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(caseListAddress(query))) {
    for (const item of value === null ? [] : [value].flat()) search.append(name, item);
  }
  return search.toString();
}

describe('the address of the case list (RPT-056)', () => {
  it('given a plain list, then the address is bare and nothing counts as a filter', () => {
    expect(write(EMPTY_QUERY)).toBe('');
    expect(isFiltered({ ...EMPTY_QUERY, sort: 'due', columns: ['number'] })).toBe(false);
  });

  it('given nonsense in the address, then the list opens with the defaults', () => {
    expect(read('sort=color&due=soon&open=maybe&region=61&from=yesterday')).toEqual(EMPTY_QUERY);
  });

  it('given any filters, then a copied address opens the same list', () => {
    const word = fc.stringMatching(/^[a-z-]{1,12}$/);
    const query = fc.record<CaseListQuery>({
      q: fc.string({ maxLength: 20 }),
      type: fc.constantFrom('', 'report'),
      status: fc.array(word, { maxLength: 4 }),
      region: fc.constantFrom('', '610000', '610112'),
      unitId: fc.constantFrom('', 'u1'),
      industry: fc.array(word, { maxLength: 3 }),
      due: fc.constantFrom('', 'near', 'overdue'),
      open: fc.constantFrom('', 'true', 'false'),
      from: fc.constantFrom('', '2026-01-31'),
      to: fc.constantFrom('', '2026-11-22'),
      sort: fc.constantFrom(...SORTS),
      columns: fc.array(word, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(query, (given) => {
        expect(read(write(given))).toEqual(given);
      }),
    );
  });
});
