import type { Page } from '@safeflow/contracts';
import { writeCursor, type KeysetPosition } from './keyset-cursor.ts';

/** Totals are exact up to here and "at least" above. */
export const COUNTED = 1000;

/** Makes a page of one row more than asked for, which tells that there is a next one. */
export async function pageOf<Item>(
  rows: readonly KeysetPosition[],
  limit: number,
  counted: number,
  view: (ids: readonly string[]) => Promise<Item[]>,
): Promise<Page<Item>> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await view(shown.map(({ id }) => id)),
    nextCursor: rows.length > limit && last ? writeCursor(last) : null,
    total: Math.min(counted, COUNTED),
    totalIsEstimate: counted > COUNTED,
  };
}
