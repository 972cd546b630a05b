import { z } from 'zod';
import { idSchema, timeSchema } from './field.ts';
import { fileRefSchema } from './file.ts';
import { pageQuerySchema, pageSchema } from './page.ts';

/** States of a work item (PLT-080); `open`: candidates may claim it. */
export const workItemStateSchema = z.enum(['open', 'claimed', 'completed', 'canceled']);

/** How a due date stands: `near` is within the reminder span of the step. */
export const dueStateSchema = z.enum(['none', 'ahead', 'near', 'overdue']);

export const workItemSchema = z
  .object({
    id: idSchema,
    /** What is to be done: the step's name from the model. */
    name: z.string(),
    /** Id of the step in its model, by which the inbox can be filtered. */
    step: z.string(),
    state: workItemStateSchema,
    caseId: idSchema,
    caseNumber: z.string(),
    caseTitle: z.string(),
    caseType: z.string(),
    /** Person or unit it came from. */
    from: z.string(),
    unitName: z.string(),
    assigneeId: idSchema.nullable(),
    assigneeName: z.string().nullable(),
    createdAt: timeSchema,
    dueAt: timeSchema.nullable(),
    dueState: dueStateSchema,
    /** Working days until the due date, negative when it has passed. */
    workingDaysLeft: z.number().int().nullable(),
    priority: z.enum(['normal', 'urgent']),
    read: z.boolean(),
    completedAt: timeSchema.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'WorkItem' });
export type WorkItem = z.infer<typeof workItemSchema>;

export const workItemFolderSchema = z.enum(['todo', 'unclaimed', 'mine', 'near', 'overdue', 'done']);
export type WorkItemFolder = z.infer<typeof workItemFolderSchema>;

export const workItemQuerySchema = pageQuerySchema.extend({
  folder: workItemFolderSchema.default('todo'),
  type: z.string().max(64).optional(),
  step: z.string().max(100).optional(),
  q: z.string().trim().max(100).optional(),
  sort: z.enum(['due', '-due', 'created', '-created']).default('due'),
});
export const workItemPageSchema = pageSchema(workItemSchema);

export const workItemCountsSchema = z
  .object({
    todo: z.number().int(),
    unclaimed: z.number().int(),
    mine: z.number().int(),
    near: z.number().int(),
    overdue: z.number().int(),
    unreadMessages: z.number().int(),
  })
  .meta({ id: 'WorkItemCounts' });
export type WorkItemCounts = z.infer<typeof workItemCountsSchema>;

/** Values of a form by field key. */
export const formValuesSchema = z.record(z.string().max(100), z.unknown());

export const draftSchema = z.object({
  values: formValuesSchema,
  opinion: z.string().max(2000),
  fileIds: z.array(idSchema).max(50),
});

export const workItemDetailSchema = z
  .object({
    item: workItemSchema,
    /** form-js schema; null when the step has no form. */
    form: z.record(z.string(), z.unknown()).nullable(),
    /** What the form shows: case record fields, earlier values, option lists, overlaid with the draft. */
    data: formValuesSchema,
    draft: draftSchema.extend({ savedAt: timeSchema }).nullable(),
    files: z.array(fileRefSchema.extend({ kind: z.string() })),
    actions: z.array(z.enum(['claim', 'release', 'complete', 'save-draft'])),
    /** The step asks for an opinion: `none`, `optional` or `required`. */
    opinion: z.enum(['none', 'optional', 'required']),
    /** What the step calls its opinion and its main button, in the reader's language; generic words when left out. */
    opinionLabel: z.string().optional(),
    completeLabel: z.string().optional(),
    /** Attachment kinds the step requires with what is entered so far, e.g. a verification report. */
    requiredFiles: z.array(z.string()),
    documentation: z.string(),
  })
  .meta({ id: 'WorkItemDetail' });
export type WorkItemDetail = z.infer<typeof workItemDetailSchema>;

/** A work item whose draft was kept, and the attachment kinds that it requires now. */
export const savedDraftSchema = workItemSchema
  .extend({ requiredFiles: z.array(z.string()) })
  .meta({ id: 'SavedDraft' });
export type SavedDraft = z.infer<typeof savedDraftSchema>;

/** `version` is that of the item as it was read; another one is refused with 409. */
export const versionSchema = z.object({ version: z.number().int().min(0) });
export const saveDraftSchema = draftSchema.partial().extend(versionSchema.shape);
export const completeSchema = z.object({
  version: z.number().int().min(0),
  values: formValuesSchema.default({}),
  opinion: z.string().trim().max(2000).default(''),
  fileIds: z.array(idSchema).max(50).default([]),
});
export const bulkSchema = z.object({
  action: z.enum(['claim', 'release', 'mark-read']),
  ids: z.array(idSchema).min(1).max(100),
});
export const bulkResultSchema = z.object({
  results: z.array(z.object({ id: idSchema, ok: z.boolean(), message: z.string().optional() })),
});
