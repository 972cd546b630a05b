import type { CaseDetail } from '@safeflow/contracts';
import type { KernelContext } from '../kernel-context.ts';
import type { CaseTable } from '../tables/case-tables.ts';
import { readRecord } from './case-record.ts';

/** The facts of a case: as its module orders them, otherwise the columns of its type. */
export async function caseSections(
  context: KernelContext,
  row: CaseTable,
  revealed: boolean,
): Promise<CaseDetail['sections']> {
  const record = await readRecord(context, context.database, row);
  const module = context.modules.get(row.type);
  if (module) return module.sections(record, revealed);
  const type = context.caseTypes.get(row.type);
  const facts = type.columns.flatMap(({ key, label, labelEn }) => {
    const value = record[key];
    const shown = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return shown ? [{ key, label, labelEn, value: String(value), kind: 'text' as const, masked: false }] : [];
  });
  return [{ key: 'facts', title: type.name, titleEn: type.nameEn, facts }];
}
