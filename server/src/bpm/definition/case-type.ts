import { z } from 'zod';

const text = z.string().min(1).max(200);
const named = z.strictObject({ id: z.string().min(1).max(64), name: text, nameEn: text });
const option = z.strictObject({ value: z.string().min(1), label: text, labelEn: text });

/** Time span of a due date: working days (`3wd`), calendar days (`30d`) or hours (`4h`). */
export const spanSchema = z.string().regex(/^\d{1,4}(wd|d|h)$/);

/** `bpmn/<process>/case-type.json`: what a kind of case is called and how lists, numbers and public progress show it. */
export const caseTypeFileSchema = z.strictObject({
  name: text,
  nameEn: text,
  /** Form id with which staff open a case. */
  startForm: z.string().max(100).optional(),
  startable: z.boolean(),
  /** Tokens of the pattern: {prefix} {region} {yyyy} {yyyymmdd} {seq:4} {random:4}. */
  numbering: z.strictObject({ prefix: z.string().max(16), pattern: z.string().max(100) }),
  statuses: z
    .array(named.extend({ tone: z.enum(['neutral', 'active', 'good', 'warning', 'bad']), open: z.boolean() }))
    .min(1),
  milestones: z.array(named).default([]),
  attachmentKinds: z.array(named).default([]),
  columns: z.array(z.strictObject({ key: z.string().min(1).max(64), label: text, labelEn: text })).default([]),
  options: z.record(z.string(), z.array(option)).default({}),
  /** Texts of timeline entries that workers add by their code; `{name}` is replaced by a value. */
  texts: z.array(named).default([]),
  /** How long before its due date a case counts as near-due. */
  near: spanSchema.default('15d'),
});

export type CaseTypeFile = z.infer<typeof caseTypeFileSchema>;
