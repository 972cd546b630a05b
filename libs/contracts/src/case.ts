import { z } from 'zod';
import { daySchema, idSchema, queryFlagSchema, queryListSchema, regionCodeSchema, timeSchema } from './field.ts';
import { fileRefSchema } from './file.ts';
import { pageQuerySchema, pageSchema } from './page.ts';
import { dueStateSchema, formValuesSchema } from './work-item.ts';

export const confidentialitySchema = z.enum(['normal', 'protected']);

export const caseSchema = z
  .object({
    id: idSchema,
    type: z.string(),
    number: z.string(),
    title: z.string(),
    /** Status key of the process model; its text comes from `CaseType.statuses`. */
    status: z.string(),
    open: z.boolean(),
    unitId: idSchema,
    unitName: z.string(),
    regionCode: regionCodeSchema,
    regionName: z.string(),
    priority: z.enum(['normal', 'urgent']),
    confidentiality: confidentialitySchema,
    createdAt: timeSchema,
    dueAt: timeSchema.nullable(),
    dueState: dueStateSchema,
    workingDaysLeft: z.number().int().nullable(),
    closedAt: timeSchema.nullable(),
    /** Who holds it now: persons or units of the open work items. */
    holders: z.array(z.string()),
    /** Columns of the case type, by the keys of `CaseType.columns`. */
    fields: z.record(z.string(), z.string().or(z.number()).or(z.boolean()).nullable()),
    version: z.number().int(),
  })
  .meta({ id: 'Case' });
export type Case = z.infer<typeof caseSchema>;

export const caseQuerySchema = pageQuerySchema.extend({
  type: z.string().max(64).optional(),
  status: queryListSchema(z.string().max(64)),
  region: regionCodeSchema.optional(),
  unitId: idSchema.optional(),
  industry: queryListSchema(z.string().max(64)),
  due: z.enum(['near', 'overdue']).optional(),
  open: queryFlagSchema.optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  q: z.string().trim().max(100).optional(),
  sort: z.enum(['created', '-created', 'due', '-due']).default('-created'),
});
export const casePageSchema = pageSchema(caseSchema);
export type CaseQuery = z.infer<typeof caseQuerySchema>;

/** One labelled fact of a case; a protected one carries a mask until it is revealed. */
export const factSchema = z.object({
  key: z.string(),
  label: z.string(),
  labelEn: z.string(),
  value: z.string(),
  /** The value in English where it is a word of the application, such as a choice. */
  valueEn: z.string().optional(),
  kind: z.enum(['text', 'long-text', 'money', 'time', 'phone', 'tag']),
  masked: z.boolean(),
});

export const factSectionSchema = z.object({
  key: z.string(),
  title: z.string(),
  titleEn: z.string(),
  facts: z.array(factSchema),
});

export const attachmentSchema = fileRefSchema.extend({ step: z.string(), kind: z.string() });

export const caseDetailSchema = z
  .object({
    case: caseSchema,
    sections: z.array(factSectionSchema),
    attachments: z.array(attachmentSchema),
    workItems: z.array(
      z.object({
        id: idSchema,
        name: z.string(),
        state: z.string(),
        unitName: z.string(),
        assigneeName: z.string().nullable(),
        dueAt: timeSchema.nullable(),
        dueState: dueStateSchema,
        /** The reader may open it as his task. */
        mine: z.boolean(),
      }),
    ),
    instances: z.array(
      z.object({
        id: idSchema,
        processId: z.string(),
        name: z.string(),
        version: z.number().int(),
        role: z.string(),
        state: z.string(),
      }),
    ),
    incidents: z.array(z.object({ id: idSchema, elementName: z.string(), message: z.string(), createdAt: timeSchema })),
    /** The reader may ask to see protected facts. */
    canReveal: z.boolean(),
  })
  .meta({ id: 'CaseDetail' });
export type CaseDetail = z.infer<typeof caseDetailSchema>;

export const revealedSchema = z.object({ sections: z.array(factSectionSchema) });

/** A kind of case: its process, start form and how lists show it. */
export const caseTypeSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    nameEn: z.string(),
    /** Staff may open one from a start form. */
    startable: z.boolean(),
    statuses: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        nameEn: z.string(),
        tone: z.enum(['neutral', 'active', 'good', 'warning', 'bad']),
      }),
    ),
    columns: z.array(z.object({ key: z.string(), label: z.string(), labelEn: z.string() })),
    options: z.record(z.string(), z.array(z.object({ value: z.string(), label: z.string(), labelEn: z.string() }))),
    /** Kinds of attachment that steps ask for by name, e.g. a verification report. */
    attachmentKinds: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string() })),
  })
  .meta({ id: 'CaseType' });
export type CaseType = z.infer<typeof caseTypeSchema>;

export const openCaseSchema = z.object({
  type: z.string().max(64),
  values: formValuesSchema,
  fileIds: z.array(idSchema).max(50).default([]),
  /** Chosen by the client: the same key twice opens one case. */
  requestId: z.uuid(),
});
export const startFormSchema = z.object({ form: z.record(z.string(), z.unknown()), data: formValuesSchema });
export const openedCaseSchema = z.object({ id: idSchema, number: z.string() });
export const caseTypesSchema = z.object({ types: z.array(caseTypeSchema) });
/** `columns` names the columns of the sheet; all when left out. */
export const caseExportQuerySchema = caseQuerySchema
  .omit({ cursor: true, limit: true })
  .extend({ columns: queryListSchema(z.string().max(64)) });
