import { z } from 'zod';
import { idSchema } from './field.ts';

/** A named filter of a list; `query` is the list's query string. */
export const savedViewSchema = z
  .object({
    id: idSchema,
    list: z.enum(['cases', 'inbox']),
    name: z.string(),
    query: z.string(),
    columns: z.array(z.string()),
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof savedViewSchema>;
export const savedViewInputSchema = z.object({
  list: z.enum(['cases', 'inbox']),
  name: z.string().trim().min(1).max(50),
  query: z.string().max(2000),
  columns: z.array(z.string().max(64)).max(50).default([]),
});
export const savedViewsSchema = z.object({ views: z.array(savedViewSchema) });
