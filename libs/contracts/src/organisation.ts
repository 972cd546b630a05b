import { z } from 'zod';
import { pageQuerySchema, pageSchema } from './page.ts';
import { idSchema, regionCodeSchema, timeSchema } from './field.ts';

/** Kinds of unit: authorities by level, their internal departments, and other industry regulators. */
export const unitKindSchema = z.enum(['province', 'city', 'county', 'township', 'department', 'regulator']);
export type UnitKind = z.infer<typeof unitKindSchema>;

export const unitSchema = z
  .object({
    id: idSchema,
    parentId: idSchema.nullable(),
    code: z.string(),
    name: z.string(),
    kind: unitKindSchema,
    regionCode: regionCodeSchema,
    enabled: z.boolean(),
    head: z.string(),
    phone: z.string(),
    address: z.string(),
    /** Optimistic version; send it back with a change. */
    version: z.number().int(),
  })
  .meta({ id: 'Unit' });
export type Unit = z.infer<typeof unitSchema>;

export const unitInputSchema = z.object({
  parentId: idSchema.nullable(),
  code: z.string().trim().min(1).max(32),
  name: z.string().trim().min(1).max(100),
  kind: unitKindSchema,
  regionCode: regionCodeSchema,
  enabled: z.boolean().default(true),
  head: z.string().trim().max(50).default(''),
  phone: z.string().trim().max(30).default(''),
  address: z.string().trim().max(200).default(''),
});

export const roleSchema = z.object({ id: z.string(), name: z.string(), nameEn: z.string() }).meta({ id: 'Role' });

export const userSchema = z
  .object({
    id: idSchema,
    account: z.string(),
    name: z.string(),
    unitId: idSchema,
    unitName: z.string(),
    roles: z.array(z.string()),
    phone: z.string(),
    enabled: z.boolean(),
    locked: z.boolean(),
    lastSignInAt: timeSchema.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof userSchema>;

export const userInputSchema = z.object({
  account: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9._-]{2,31}$/),
  name: z.string().trim().min(1).max(50),
  unitId: idSchema,
  roles: z.array(z.string()).min(1).max(10),
  phone: z
    .string()
    .trim()
    .regex(/^1\d{10}$/)
    .or(z.literal('')),
  enabled: z.boolean().default(true),
});

export const userQuerySchema = pageQuerySchema.extend({
  q: z.string().trim().max(100).optional(),
  unitId: idSchema.optional(),
  role: z.string().max(64).optional(),
});
export const userPageSchema = pageSchema(userSchema);

/** A unit or user as a picker shows it. */
export const pickSchema = z.object({ id: idSchema, label: z.string(), hint: z.string() });
export const picksSchema = z.object({ picks: z.array(pickSchema) });
export const pickQuerySchema = z.object({ q: z.string().trim().max(50).default(''), unitId: idSchema.optional() });

/** The whole tree as a flat list, parents first; `manageable` are the units the reader may change (RPT-071). */
export const unitsSchema = z.object({ units: z.array(unitSchema), manageable: z.array(idSchema) });
export const unitChangeSchema = unitInputSchema.extend({ version: z.number().int().min(0) });

/** All roles; `grantable` are those the reader may give to others. */
export const rolesSchema = z.object({ roles: z.array(roleSchema), grantable: z.array(z.string()) });
export const userChangeSchema = userInputSchema.extend({ version: z.number().int().min(0) });

/** A first password, shown once; its owner has to change it at the first sign-in. */
export const firstPasswordSchema = z.object({ password: z.string() });
export const userCreatedSchema = z.object({ user: userSchema, password: z.string() });

/** Regions in force, in the order of their codes. */
export const regionsSchema = z.object({
  regions: z.array(z.object({ code: regionCodeSchema, name: z.string(), parent: regionCodeSchema.nullable() })),
});
