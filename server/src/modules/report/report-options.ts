import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Text } from '../../http/errors.ts';

const choice = z.object({ value: z.string(), label: z.string(), labelEn: z.string() });
const status = z.object({ id: z.string(), name: z.string(), nameEn: z.string(), open: z.boolean() });
const fileSchema = z.object({ options: z.record(z.string(), z.array(choice)), statuses: z.array(status) });

export type Choice = z.infer<typeof choice>;

/** Choices and statuses of reports as the case type's file names them. */
export interface ReportOptions {
  list(name: string): readonly Choice[];
  /** A code in both languages; the code itself when it is not among the choices. */
  text(name: string, value: unknown): Text;
  status(id: string): z.infer<typeof status>;
}

/** Reads `bpmn/report/case-type.json` below the repository's root. */
export function readReportOptions(root: string): ReportOptions {
  const { options, statuses } = fileSchema.parse(
    JSON.parse(readFileSync(join(root, 'bpmn/report/case-type.json'), 'utf8')),
  );
  const list = (name: string) => options[name] ?? [];
  return {
    list,
    text(name, value) {
      const known = list(name).find((one) => one.value === value);
      const code = typeof value === 'string' ? value : '';
      return { zh: known?.label ?? code, en: known?.labelEn ?? code };
    },
    status: (id) => statuses.find((one) => one.id === id) ?? { id, name: id, nameEn: id, open: true },
  };
}
