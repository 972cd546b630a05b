import type { CaseRecord } from '../../../bpm/case-module.ts';
import type { Vault } from '../../../crypto/index.ts';
import type { ReportTable } from '../report-table.ts';
import { matchKey } from '../duplicates/match-key.ts';
import { CONVERSIONS } from './field-values.ts';
import { REPORT_FIELDS } from './report-fields.ts';

/** The columns that a patch of the record writes; an unknown field or a wrong type is an error that names it. */
export function toColumns(patch: CaseRecord, vault: Vault): Partial<ReportTable> {
  const columns: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(patch)) {
    const field = REPORT_FIELDS[name];
    if (!field) throw new Error(`Expected a field of a report, but got "${name}".`);
    const { empty, store } = CONVERSIONS[field.kind];
    const stored = value === null || value === undefined ? empty : store(value, vault);
    if (stored === undefined) throw new Error(`Expected ${field.kind} in "${name}", but got ${JSON.stringify(value)}.`);
    columns[field.column] = stored;
  }
  if (typeof columns['place'] === 'string') columns['place_key'] = matchKey(columns['place']);
  if (typeof columns['enterprise'] === 'string') columns['enterprise_key'] = matchKey(columns['enterprise']);
  return columns;
}

/** A whole row: what the record leaves out is empty. */
export function toRow(caseId: string, record: CaseRecord, vault: Vault): ReportTable {
  const blank = Object.fromEntries(
    Object.values(REPORT_FIELDS).map(({ column, kind }) => [column, CONVERSIONS[kind].empty]),
  );
  return { ...blank, place_key: '', enterprise_key: '', ...toColumns(record, vault), case_id: caseId } as ReportTable;
}

export function toRecord(row: ReportTable): CaseRecord {
  return Object.fromEntries(
    Object.entries(REPORT_FIELDS).map(([name, { column, kind }]) => [name, CONVERSIONS[kind].read(row[column])]),
  );
}
