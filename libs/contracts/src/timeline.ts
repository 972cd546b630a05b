import { z } from 'zod';
import { idSchema, timeSchema } from './field.ts';
import { fileRefSchema } from './file.ts';

/** Kinds by which the timeline can be filtered. */
export const timelineKindSchema = z.enum(['step', 'message', 'deadline', 'view', 'system', 'incident']);

/** One entry of a case's history, oldest first (RPT-055, PLT-053). */
export const timelineEntrySchema = z
  .object({
    id: idSchema,
    at: timeSchema,
    kind: timelineKindSchema,
    title: z.string(),
    titleEn: z.string(),
    actorName: z.string().nullable(),
    unitName: z.string().nullable(),
    opinion: z.string(),
    /** Labelled answers of the step's form; in English too where the form has English texts. */
    answers: z.array(
      z.object({
        label: z.string(),
        value: z.string(),
        labelEn: z.string().optional(),
        valueEn: z.string().optional(),
      }),
    ),
    attachments: z.array(fileRefSchema),
    /** Milliseconds the step was open. */
    duration: z.number().int().nullable(),
    elementId: z.string().nullable(),
    instanceId: idSchema.nullable(),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
export const timelineSchema = z.object({ entries: z.array(timelineEntrySchema) });

/** How far an element of a diagram is. */
export const elementMarkSchema = z.object({
  elementId: z.string(),
  state: z.enum(['done', 'current', 'waiting', 'failed', 'canceled']),
  /** How often it was entered. */
  count: z.number().int(),
  holders: z.array(z.string()),
  since: timeSchema.nullable(),
});

export const diagramSchema = z
  .object({
    instanceId: idSchema,
    processId: z.string(),
    name: z.string(),
    version: z.number().int(),
    role: z.string(),
    state: z.enum(['active', 'completed', 'terminated']),
    /** BPMN 2.0 XML with diagram interchange. */
    xml: z.string(),
    marks: z.array(elementMarkSchema),
    flows: z.array(z.string()),
  })
  .meta({ id: 'Diagram' });
export type Diagram = z.infer<typeof diagramSchema>;
export const diagramsSchema = z.object({ diagrams: z.array(diagramSchema) });
