import type { Tx } from '../../../db/database.ts';
import type { ReportTable } from '../report-table.ts';
import { textLikeness } from './text-likeness.ts';

/** How many reports of the region are compared by text, how alike they must be, and how many are named. */
const COMPARED = 100;
const ALIKE = 0.4;
const NAMED = 5;

type Candidate = Pick<ReportTable, 'case_id' | 'title' | 'facts'>;

/**
 * Earlier reports of the same region that may be about the same matter: same enterprise, same place, or much the same
 * text (RPT-022). The latest come first.
 */
export async function findDuplicates(tx: Tx, row: ReportTable): Promise<string[]> {
  const found = new Set<string>();
  for (const column of ['enterprise_key', 'place_key'] as const) {
    if (row[column].length < 4) continue;
    const same = await inRegion(tx, row).where(column, '=', row[column]).limit(NAMED).execute();
    for (const { case_id } of same) found.add(case_id);
  }
  const text = row.title + row.facts;
  for (const { case_id, title, facts } of await inRegion(tx, row).limit(COMPARED).execute()) {
    if (textLikeness(text, title + facts) >= ALIKE) found.add(case_id);
  }
  return [...found].sort().reverse().slice(0, NAMED);
}

/** Case ids grow with time, so their order is that of the reports. */
function inRegion(tx: Tx, { region_code, case_id }: ReportTable) {
  return tx.k
    .selectFrom('report')
    .select(['case_id', 'title', 'facts'])
    .where('region_code', '=', region_code)
    .where('case_id', '!=', case_id)
    .orderBy('case_id', 'desc')
    .$castTo<Candidate>();
}
