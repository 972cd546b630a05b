import { defineError } from '../http/errors.ts';

const badCursor = defineError('invalid-cursor', 400, {
  zh: '翻页位置无效，请从第一页重新开始。',
  en: 'This page position is not valid. Please start from the first page.',
});

/** Position in a list: the sort key and the id of the last row shown. */
export interface KeysetPosition {
  readonly key: number;
  readonly id: string;
}

export function writeCursor({ key, id }: KeysetPosition): string {
  return Buffer.from(`${key}~${id}`).toString('base64url');
}

/** Reads a cursor that `writeCursor` made; anything else is refused with 400. */
export function readCursor(cursor: string | undefined): KeysetPosition | undefined {
  if (cursor === undefined) return undefined;
  const match = /^(-?\d{1,17})~([\w-]{1,64})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match) throw badCursor({ field: 'cursor' });
  return { key: Number(match[1]), id: match[2] ?? '' };
}
