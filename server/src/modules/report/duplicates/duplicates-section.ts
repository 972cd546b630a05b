import type { CaseRecord } from '../../../bpm/case-module.ts';
import type { Database } from '../../../db/database.ts';
import type { Section } from '../record/fact-sections.ts';
import type { ReportOptions } from '../report-options.ts';

/** Earlier reports that may be about the same matter, as a hint before deciding (RPT-022). */
export async function duplicatesSection(
  record: CaseRecord,
  database: Database,
  options: ReportOptions,
): Promise<Section[]> {
  const ids = Array.isArray(record['duplicates']) ? record['duplicates'].map(String) : [];
  if (ids.length === 0) return [];
  const cases = await database.read
    .selectFrom('bpm_case')
    .select(['number', 'title', 'status'])
    .where('id', 'in', ids)
    .orderBy('seq', 'desc')
    .execute();
  const facts = cases.map(({ number, title, status }) => ({
    key: number,
    label: number,
    labelEn: number,
    value: `${title}（${options.status(status).name}）`,
    valueEn: `${title} (${options.status(status).nameEn})`,
    kind: 'text' as const,
    masked: false,
  }));
  return [{ key: 'duplicates', title: '可能重复', titleEn: 'Possible duplicates', facts }];
}
