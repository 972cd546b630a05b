import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FOLDERS, inboxAddress, inboxQuery, SORTS } from './inbox-query.ts';

describe('address of the inbox', () => {
  it('given a short address, when opened, then the defaults apply', () => {
    expect(inboxQuery({})).toEqual({ folder: 'todo', type: '', step: '', q: '', sort: 'due' });
  });

  it('given an address with unknown folder and order, when opened, then the defaults apply', () => {
    expect(inboxQuery({ folder: 'secret', sort: 'random' })).toMatchObject({ folder: 'todo', sort: 'due' });
  });

  it('given any state of the list, when its address is copied and opened, then the same is shown', () => {
    const query = fc.record({
      folder: fc.constantFrom(...FOLDERS),
      sort: fc.constantFrom(...SORTS),
      type: fc.string(),
      step: fc.string(),
      q: fc.string(),
    });
    fc.assert(
      fc.property(query, (state) => {
        const address = Object.fromEntries(
          Object.entries(inboxAddress(state)).map(([key, value]) => [key, value ?? undefined]),
        );
        expect(inboxQuery(address)).toEqual(state);
      }),
    );
  });
});
