import { z } from 'zod';
import { fileRefSchema } from './file.ts';
import { idSchema, regionCodeSchema, timeSchema } from './field.ts';

const mobile = z.string().regex(/^1\d{10}$/);

/** Who reports; nothing of it is asked from an anonymous reporter (RPT-004, RPT-006). */
export const reporterSchema = z.object({
  name: z.string().trim().min(2).max(50),
  phone: mobile,
  idNumber: z
    .string()
    .trim()
    .regex(/^\d{17}[\dX]$/)
    .or(z.literal(''))
    .default(''),
  address: z.string().trim().max(200).default(''),
});

/** A report from the public site (RPT-001 … RPT-007). */
export const publicReportSchema = z.object({
  requestId: z.uuid(),
  captcha: z.object({ id: idSchema, answer: z.string().min(1).max(10) }),
  reporter: reporterSchema.nullable(),
  regionCode: regionCodeSchema,
  place: z.string().trim().min(2).max(200),
  industry: z.string().min(1).max(64),
  matter: z.enum(['major-risk', 'hazard', 'violation']),
  title: z.string().trim().min(4).max(100),
  facts: z.string().trim().min(10).max(5000),
  enterprise: z.string().trim().max(100).default(''),
  fileIds: z.array(idSchema).max(9).default([]),
});
export type PublicReport = z.infer<typeof publicReportSchema>;

/** The code is shown once (RPT-007). */
export const publicReportReceiptSchema = z.object({ code: z.string(), acceptBy: timeSchema, unitName: z.string() });

export const publicQuerySchema = z.object({
  code: z.string().trim().min(8).max(40),
  captcha: z.object({ id: idSchema, answer: z.string().min(1).max(10) }),
});

/** Progress without handlers and internal remarks (RPT-008). */
export const publicProgressSchema = z
  .object({
    code: z.string(),
    title: z.string(),
    status: z.string(),
    statusText: z.string(),
    statusTextEn: z.string(),
    submittedAt: timeSchema,
    dueAt: timeSchema.nullable(),
    steps: z.array(z.object({ at: timeSchema, text: z.string(), textEn: z.string() })),
    answer: z.string(),
    /** What the reporter was asked to add; while it is not empty he can send it (RPT-018). */
    missing: z.string(),
  })
  .meta({ id: 'PublicProgress' });
export type PublicProgress = z.infer<typeof publicProgressSchema>;

/** What a reporter adds to a report that was not accepted for lack of leads (RPT-018). */
export const publicCompletionSchema = z.object({
  requestId: z.uuid(),
  code: z.string().trim().min(8).max(40),
  captcha: z.object({ id: idSchema, answer: z.string().min(1).max(10) }),
  facts: z.string().trim().min(10).max(5000),
  fileIds: z.array(idSchema).max(9).default([]),
});
export type PublicCompletion = z.infer<typeof publicCompletionSchema>;

const option = z.object({ value: z.string(), label: z.string(), labelEn: z.string() });

/** What the public pages need: the notice, its reading time, regions and choices. */
export const publicSetupSchema = z
  .object({
    noticeSeconds: z.number().int(),
    notice: z.object({ zh: z.string(), en: z.string() }),
    regions: z.array(z.object({ code: regionCodeSchema, name: z.string(), parent: regionCodeSchema.nullable() })),
    industries: z.array(option),
    matters: z.array(option),
    uploadMaxBytes: z.number().int(),
    uploadTypes: z.array(z.string()),
  })
  .meta({ id: 'PublicSetup' });
export type PublicSetup = z.infer<typeof publicSetupSchema>;
export const publicUploadSchema = z.object({
  file: fileRefSchema.pick({ id: true, name: true, type: true, size: true }),
});
