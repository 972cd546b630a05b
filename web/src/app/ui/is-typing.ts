/** What a key was pressed on, as far as it matters. */
export interface KeyTarget {
  readonly tagName?: string;
  /** Kind of an input, such as `text` or `radio`. */
  readonly type?: string;
  readonly isContentEditable?: boolean;
}

const PICKED = ['radio', 'checkbox', 'button', 'submit', 'file'];

/** Whether letters go into a text there, so that they are no commands; a radio button or a tick takes none. */
export function isTyping(target: KeyTarget | null): boolean {
  const tag = target?.tagName ?? '';
  if (tag === 'INPUT') return !PICKED.includes(target?.type ?? '');
  return tag === 'TEXTAREA' || tag === 'SELECT' || target?.isContentEditable === true;
}
