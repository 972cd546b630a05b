import { z } from 'zod';

/** What the API answers when it refuses a request: plain message, stable code, and the fields that are wrong. */
export const problemSchema = z
  .object({
    code: z.string(),
    message: z.string(),
    field: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
    /** Number under which an unexpected error stands in the log. */
    reference: z.string().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problemSchema>;
