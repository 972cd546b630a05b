import { z } from 'zod';
import { idSchema, timeSchema } from './field.ts';

/** What a role may allow; checked by endpoints and shown as menus. */
export const permissionSchema = z.enum([
  'work',
  'case.read',
  'case.create',
  'case.export',
  'case.reveal',
  'case.supervise',
  'process.operate',
  'process.read',
  'unit.manage',
  'user.manage',
  'calendar.manage',
  'audit.read',
]);
export type Permission = z.infer<typeof permissionSchema>;

export const signInSchema = z.object({
  account: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(128),
  captcha: z.object({ id: idSchema, answer: z.string().min(1).max(10) }).optional(),
});

export const sessionSchema = z
  .object({
    userId: idSchema,
    account: z.string(),
    name: z.string(),
    unit: z.object({ id: idSchema, name: z.string(), path: z.string() }),
    roles: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string() })),
    permissions: z.array(permissionSchema),
    csrfToken: z.string(),
    /** The password has to be changed before anything else. */
    passwordExpired: z.boolean(),
    lastSignInAt: timeSchema.nullable(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;

export const changePasswordSchema = z.object({
  current: z.string().min(1).max(128),
  next: z.string().min(10).max(128),
});

export const captchaSchema = z.object({ id: idSchema, svg: z.string() }).meta({ id: 'Captcha' });
export type Captcha = z.infer<typeof captchaSchema>;
