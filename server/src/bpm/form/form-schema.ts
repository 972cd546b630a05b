import { z } from 'zod';

const option = z.object({
  value: z.union([z.string(), z.number(), z.boolean()]),
  label: z.string().default(''),
  labelEn: z.string().optional(),
});

/** The part of a form-js component that the server reads; what it does not know it leaves alone. */
export interface FormComponent {
  readonly type: string;
  readonly key?: string;
  readonly path?: string;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly readonly?: boolean;
  readonly values?: readonly { value: string | number | boolean; label: string; labelEn?: string }[];
  readonly valuesKey?: string;
  readonly valuesExpression?: string;
  readonly defaultValue?: unknown;
  readonly validate?: FormRules;
  readonly conditional?: { readonly hide?: string };
  readonly properties?: Readonly<Record<string, string>>;
  readonly subtype?: string;
  readonly components?: readonly FormComponent[];
}

export interface FormRules {
  readonly required?: boolean | string;
  readonly minLength?: number | string;
  readonly maxLength?: number | string;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly pattern?: string;
  readonly validationType?: string;
}

const rulesSchema = z.object({
  required: z.union([z.boolean(), z.string()]).optional(),
  minLength: z.union([z.number(), z.string()]).optional(),
  maxLength: z.union([z.number(), z.string()]).optional(),
  min: z.union([z.number(), z.string()]).optional(),
  max: z.union([z.number(), z.string()]).optional(),
  pattern: z.string().refine(isPattern, 'Expected a regular expression').optional(),
  validationType: z.string().optional(),
});

const componentSchema: z.ZodType<FormComponent> = z.looseObject({
  type: z.string(),
  key: z.string().min(1).optional(),
  path: z.string().optional(),
  label: z.string().optional(),
  disabled: z.boolean().optional(),
  readonly: z.boolean().optional(),
  values: z.array(option).optional(),
  valuesKey: z.string().optional(),
  valuesExpression: z.string().optional(),
  defaultValue: z.unknown().optional(),
  validate: rulesSchema.optional(),
  conditional: z.looseObject({ hide: z.string().optional() }).optional(),
  properties: z.record(z.string(), z.string()).optional(),
  subtype: z.string().optional(),
  get components() {
    return z.array(componentSchema).optional();
  },
});

/** A form-js schema as stored in `forms/<process>/<step>.form`. */
export const formSchema = z.looseObject({
  id: z.string().min(1),
  type: z.literal('default'),
  components: z.array(componentSchema),
});

export type FormSchema = z.infer<typeof formSchema>;

function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}
