import { z } from 'zod';
import { idSchema, queryFlagSchema, timeSchema } from './field.ts';
import { pageQuerySchema, pageSchema } from './page.ts';

/** A message in the message centre (RPT-067). */
export const messageSchema = z
  .object({
    id: idSchema,
    at: timeSchema,
    title: z.string(),
    text: z.string(),
    caseId: idSchema.nullable(),
    workItemId: idSchema.nullable(),
    read: z.boolean(),
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof messageSchema>;
export const messageQuerySchema = pageQuerySchema.extend({ unread: queryFlagSchema.optional() });
export const messagePageSchema = pageSchema(messageSchema);

/** What the simulators of SMS and mail have taken, outside production only. */
export const simulatedMessageSchema = z.object({
  id: idSchema,
  at: timeSchema,
  channel: z.enum(['sms', 'mail']),
  to: z.string(),
  template: z.string(),
  text: z.string(),
  caseNumber: z.string().nullable(),
});
export const simulatedMessagesSchema = z.object({ messages: z.array(simulatedMessageSchema) });
export const simulatedMessageQuerySchema = z.object({
  to: z.string().trim().max(200).optional(),
  channel: z.enum(['sms', 'mail']).optional(),
});
/** `timeout`: the message is taken, but the answer never comes. */
export const simulatedFailureSchema = z.object({
  channel: z.enum(['sms', 'mail']),
  failure: z.enum(['throttled', 'timeout', 'refused']),
  times: z.number().int().min(1).max(100).default(1),
});
