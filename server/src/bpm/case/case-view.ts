import type { Case } from '@safeflow/contracts';
import { dueState } from '../due/due-state.ts';
import type { CaseRecord } from '../case-module.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { CaseTable } from '../tables/case-tables.ts';

/** Cases as lists and pages show them, in the order of the rows. */
export async function caseViews(context: KernelContext, rows: readonly CaseTable[]): Promise<Case[]> {
  const fields = await fieldsOf(context, rows);
  return Promise.all(rows.map((row) => caseView(context, row, fields.get(row.id) ?? {})));
}

async function caseView(context: KernelContext, row: CaseTable, record: CaseRecord): Promise<Case> {
  const { directory, calendar, clock, caseTypes } = context;
  const [unit, region] = await Promise.all([directory.unit(row.unit_id), directory.region(row.region_code)]);
  const open = row.open === 1;
  const due = await dueState(calendar, row, row.closed_at ?? clock.now());
  return {
    id: row.id,
    type: row.type,
    number: row.number,
    title: row.title,
    status: row.status,
    open,
    unitId: row.unit_id,
    unitName: unit?.name ?? row.unit_id,
    regionCode: row.region_code,
    regionName: region?.name ?? row.region_code,
    priority: row.priority,
    confidentiality: row.confidentiality,
    createdAt: new Date(row.created_at).toISOString(),
    ...due,
    // A closed case is no longer near its due date; that it was late stays visible.
    ...(open || due.dueState === 'overdue' ? {} : { dueState: 'none' as const, workingDaysLeft: null }),
    closedAt: row.closed_at === null ? null : new Date(row.closed_at).toISOString(),
    holders: JSON.parse(row.holders) as string[],
    fields: Object.fromEntries(caseTypes.get(row.type).columns.map(({ key }) => [key, plain(record[key])])),
    version: row.version,
  };
}

/** Column values of many cases: of one module at once, or from the records that the kernel keeps. */
async function fieldsOf(context: KernelContext, rows: readonly CaseTable[]): Promise<Map<string, CaseRecord>> {
  const fields = new Map<string, CaseRecord>();
  for (const type of new Set(rows.map((row) => row.type))) {
    const own = rows.filter((row) => row.type === type);
    const module = context.modules.get(type);
    const found = module
      ? await module.listFields(
          context.database,
          own.map(({ id }) => id),
        )
      : own.map((row) => [row.id, JSON.parse(row.record ?? '{}') as CaseRecord] as const);
    for (const [id, record] of found) fields.set(id, record);
  }
  return fields;
}

function plain(value: unknown): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.join('、') : JSON.stringify(value);
}
