import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inboxAction, neighbour, type PressedKey } from './inbox-keys.ts';

function press(key: string, change: Partial<PressedKey> = {}): PressedKey {
  return { key, ctrlKey: false, metaKey: false, altKey: false, target: { tagName: 'BODY' }, ...change };
}

describe('keys of the inbox', () => {
  it.each([
    ['j', 'next'],
    ['k', 'previous'],
    ['Enter', 'open'],
    ['c', 'claim'],
    ['e', 'complete'],
    ['x', 'select'],
    ['Escape', 'back'],
  ])('given the list, when %s is pressed, then it means %s', (key, action) => {
    expect(inboxAction(press(key))).toBe(action);
  });

  it.each(['INPUT', 'TEXTAREA', 'SELECT'])(
    'given the cursor in %s, when a letter is typed, then nothing is done to the item',
    (tagName) => {
      expect(inboxAction(press('e', { target: { tagName } }))).toBeUndefined();
    },
  );

  it('given a radio button that was just chosen, when e is pressed, then the item is completed, but arrows stay its own', () => {
    const target = { tagName: 'INPUT', type: 'radio' };
    expect(inboxAction(press('e', { target }))).toBe('complete');
    expect(inboxAction(press('ArrowDown', { target }))).toBeUndefined();
  });

  it('given Ctrl+C, when text is copied, then nothing is claimed', () => {
    expect(inboxAction(press('c', { ctrlKey: true }))).toBeUndefined();
  });

  it('given a focused button, when Enter is pressed, then the button is pressed and no item opened', () => {
    expect(inboxAction(press('Enter', { target: { tagName: 'BUTTON' } }))).toBeUndefined();
  });
});

describe('moving through the list', () => {
  it('given nothing chosen, when moving, then the first item is next', () => {
    expect(neighbour(['a', 'b'], undefined, 1)).toBe('a');
  });

  it('given an item that has gone, when moving, then the first item is next', () => {
    expect(neighbour(['a', 'b'], 'z', -1)).toBe('a');
  });

  it('given any list, when moving down and up again, then one is back, except at the ends', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 3 }), fc.nat(), (ids, at) => {
        const index = 1 + (at % (ids.length - 2));
        const down = neighbour(ids, ids[index], 1);
        expect(neighbour(ids, down, -1)).toBe(ids[index]);
        expect(neighbour(ids, ids.at(-1), 1)).toBe(ids.at(-1));
        expect(neighbour(ids, ids[0], -1)).toBe(ids[0]);
      }),
    );
  });
});
