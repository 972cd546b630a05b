import { z } from 'zod';
import { idSchema, timeSchema } from './field.ts';

/** A stored file: its type is found from the content, not from the name. */
export const fileRefSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    /** Media type by content, e.g. `image/png`. */
    type: z.string(),
    /** Bytes. */
    size: z.number().int(),
    /** SHA-256, hexadecimal. */
    hash: z.string(),
    uploadedBy: z.string(),
    uploadedAt: timeSchema,
  })
  .meta({ id: 'FileRef' });
export type FileRef = z.infer<typeof fileRefSchema>;
