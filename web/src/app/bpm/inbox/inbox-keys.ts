import { isTyping, type KeyTarget } from '../../ui/is-typing.ts';

export type InboxAction = 'next' | 'previous' | 'open' | 'claim' | 'complete' | 'select' | 'back';

const KEYS: Readonly<Record<string, InboxAction>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Enter: 'open',
  c: 'claim',
  e: 'complete',
  x: 'select',
  Escape: 'back',
};

const PRESSED = ['BUTTON', 'A', 'LABEL'];
/** Keys by which radio buttons and ticks are used. */
const CHOOSING = ['ArrowDown', 'ArrowUp', 'Enter'];

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly target: KeyTarget | null;
}

/** What a key means in the inbox; nothing while somebody types, and Enter on a button stays the button's. */
export function inboxAction(pressed: PressedKey): InboxAction | undefined {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return undefined;
  const tag = pressed.target?.tagName ?? '';
  if (isTyping(pressed.target)) return undefined;
  if (tag === 'INPUT' && CHOOSING.includes(pressed.key)) return undefined;
  const action = KEYS[pressed.key];
  return action === 'open' && PRESSED.includes(tag) ? undefined : action;
}

/** The neighbour of an item in a list; the first one when none is chosen, the same at an end. */
export function neighbour(ids: readonly string[], current: string | undefined, step: 1 | -1): string | undefined {
  const index = current === undefined ? -1 : ids.indexOf(current);
  if (index < 0) return ids[0];
  return ids[Math.min(Math.max(index + step, 0), ids.length - 1)];
}
