import { z } from 'zod';

/** Query part of every list: key-set paging by an opaque cursor from the page before. */
export const pageQuerySchema = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** One page of a list; `total` is exact up to 1,000 and an estimate ("at least") above, then `totalIsEstimate`. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.number().int(),
    totalIsEstimate: z.boolean(),
  });
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
  total: number;
  totalIsEstimate: boolean;
}
