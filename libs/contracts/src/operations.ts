import { z } from 'zod';
import { daySchema, idSchema, timeSchema } from './field.ts';
import { pageQuerySchema, pageSchema } from './page.ts';

/** A step that failed and waits for an operator (PLT-074). */
export const incidentSchema = z
  .object({
    id: idSchema,
    instanceId: idSchema,
    caseId: idSchema,
    caseNumber: z.string(),
    processId: z.string(),
    version: z.number().int(),
    elementId: z.string(),
    elementName: z.string(),
    code: z.string(),
    message: z.string(),
    createdAt: timeSchema,
    resolvedAt: timeSchema.nullable(),
  })
  .meta({ id: 'Incident' });
export type Incident = z.infer<typeof incidentSchema>;
export const incidentQuerySchema = pageQuerySchema.extend({ state: z.enum(['open', 'resolved']).default('open') });
export const incidentPageSchema = pageSchema(incidentSchema);

/** A deployed process version with what runs on it. */
export const definitionSchema = z
  .object({
    processId: z.string(),
    name: z.string(),
    version: z.number().int(),
    hash: z.string(),
    resource: z.string(),
    deployedAt: timeSchema,
    active: z.number().int(),
    completed: z.number().int(),
    latest: z.boolean(),
  })
  .meta({ id: 'Definition' });
export type Definition = z.infer<typeof definitionSchema>;
export const definitionsSchema = z.object({
  definitions: z.array(definitionSchema),
  /** Files that were refused at the last start, with the reason; the versions deployed before go on. */
  problems: z.array(z.object({ file: z.string(), element: z.string(), rule: z.string(), message: z.string() })),
});

/** The engine that runs the procedures, as operators see it (PLT-076). */
export const engineStateSchema = z
  .object({
    name: z.enum(['embedded', 'camunda7', 'zeebe']),
    status: z.enum(['ok', 'failing']),
    /** Commands that were accepted and wait for the engine. */
    pendingCommands: z.number().int(),
    oldestCommandAt: timeSchema.nullable(),
    /** Seconds by which the engine's work is late. */
    lagSeconds: z.number().int(),
    alarms: z.array(
      z.object({
        id: z.string(),
        code: z.enum(['unreachable', 'command-refused', 'events-lost', 'duplicate-instance', 'intake-failed']),
        message: z.string(),
        at: timeSchema,
      }),
    ),
  })
  .meta({ id: 'EngineState' });
export type EngineState = z.infer<typeof engineStateSchema>;

/** A day that differs from the plain week: a holiday or a make-up working day (RPT-078). */
export const calendarDaySchema = z.object({
  day: daySchema,
  working: z.boolean(),
  name: z.string(),
  /** Set by hand, not from the official list. */
  edited: z.boolean(),
});
export const calendarParamsSchema = z.object({ year: z.coerce.number().int().min(2004).max(2100) });
export const calendarDayParamsSchema = calendarParamsSchema.extend({ day: daySchema });
export const calendarDayInputSchema = z.object({ working: z.boolean(), name: z.string().trim().min(1).max(50) });
export const calendarSchema = z.object({
  year: z.number().int(),
  /** False: no official data for the year yet, plain weeks are assumed. */
  complete: z.boolean(),
  days: z.array(calendarDaySchema),
});

/** A row of the audit log (NFR-024). */
export const auditEntrySchema = z
  .object({
    id: z.string(),
    at: timeSchema,
    actorName: z.string(),
    unitName: z.string(),
    address: z.string(),
    action: z.string(),
    object: z.string(),
    result: z.enum(['done', 'denied', 'failed']),
    detail: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntrySchema>;
export const auditQuerySchema = pageQuerySchema.extend({
  q: z.string().trim().max(100).optional(),
  action: z.string().max(100).optional(),
  result: z.enum(['done', 'denied', 'failed']).optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
});
export const auditPageSchema = pageSchema(auditEntrySchema);
export const auditCheckSchema = z.object({
  intact: z.boolean(),
  checked: z.number().int(),
  firstBroken: z.string().nullable(),
});

/** A message to the outside that waits, was sent or failed for good; the recipient is masked. */
export const outboxEntrySchema = z
  .object({
    id: idSchema,
    channel: z.enum(['sms', 'mail']),
    to: z.string(),
    caseNumber: z.string().nullable(),
    state: z.enum(['pending', 'sent', 'failed']),
    attempts: z.number().int(),
    error: z.string(),
    createdAt: timeSchema,
    sentAt: timeSchema.nullable(),
  })
  .meta({ id: 'OutboxEntry' });
export type OutboxEntry = z.infer<typeof outboxEntrySchema>;
export const outboxQuerySchema = pageQuerySchema.extend({
  state: z.enum(['pending', 'sent', 'failed']).default('failed'),
});
export const outboxPageSchema = pageSchema(outboxEntrySchema);

/** The clock of a demonstration that can be set forward. */
export const simulatedClockSchema = z.object({ now: timeSchema });
export const moveClockSchema = z
  .object({
    advanceMs: z
      .number()
      .int()
      .min(1)
      .max(400 * 86_400_000),
  })
  .or(z.object({ to: timeSchema }));
