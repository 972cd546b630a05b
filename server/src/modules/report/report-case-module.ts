import type { CaseModule, CaseRecord } from '../../bpm/case-module.ts';
import type { Directory } from '../../bpm/directory.ts';
import type { WorkingCalendar } from '../../bpm/working-calendar.ts';
import type { Vault } from '../../crypto/index.ts';
import type { Database, Tx } from '../../db/database.ts';
import { duplicatesSection } from './duplicates/duplicates-section.ts';
import { findDuplicates } from './duplicates/find-duplicates.ts';
import { mayRevealReporter } from './handling/may-reveal.ts';
import { regionChoices } from './handling/region-choices.ts';
import { prepareStart } from './handling/staff-entry.ts';
import { unitChoices } from './handling/unit-choices.ts';
import { fillSection, SECTIONS } from './record/fact-sections.ts';
import { listFields } from './record/list-fields.ts';
import { toColumns, toRecord, toRow } from './record/report-record.ts';
import { reporterSection } from './record/reporter-section.ts';
import type { ReportOptions } from './report-options.ts';

export interface ReportNeeds {
  readonly database: Database;
  readonly directory: Directory;
  readonly vault: Vault;
  readonly options: ReportOptions;
  readonly calendar: Pick<WorkingCalendar, 'addWorkingDays'>;
}

/** What the kernel asks about reports. */
export function reportCaseModule(needs: ReportNeeds): CaseModule {
  const { database, directory, vault, options } = needs;
  return {
    type: 'report',
    async insertRecord(tx, caseId, record) {
      const row = toRow(caseId, record, vault);
      await tx.k
        .insertInto('report')
        .values({ ...row, duplicates: JSON.stringify(await findDuplicates(tx, row)) })
        .execute();
    },
    async patchRecord(tx, caseId, patch) {
      await tx.k.updateTable('report').set(toColumns(patch, vault)).where('case_id', '=', caseId).execute();
    },
    readRecord,
    async sections(record, revealed) {
      const named = { ...record, ...(await names(needs, record)) };
      const [matter = [], ...rest] = SECTIONS.map((plan) => fillSection(plan, named, options.text));
      const duplicates = await duplicatesSection(record, database, options);
      return [...matter, ...reporterSection(record, revealed, vault), ...duplicates, ...rest.flat()];
    },
    listFields,
    async options({ unitId }) {
      return { ...(await unitChoices(directory, unitId)), regions: await regionChoices(directory, unitId) };
    },
    prepareStart: (values, context) => prepareStart(needs, values, context),
    mayReveal: (principal, caseId) => mayRevealReporter(database, principal, caseId),
  };
}

async function readRecord(source: Database | Tx, caseId: string): Promise<CaseRecord> {
  const k = 'k' in source ? source.k : source.read;
  const row = await k.selectFrom('report').selectAll().where('case_id', '=', caseId).executeTakeFirst();
  if (!row) throw new Error(`Expected a report of case "${caseId}", but there is none.`);
  return toRecord(row);
}

async function names({ directory }: ReportNeeds, record: CaseRecord): Promise<CaseRecord> {
  const region = await directory.region(String(record['regionCode']));
  const city = region?.parent ? await directory.region(region.parent) : undefined;
  const lead = await directory.unit(String(record['handlingUnitId'] || record['leadUnitId']));
  return { region: `${city?.name ?? ''}${region?.name ?? ''}`, leadUnit: lead?.name ?? '' };
}
