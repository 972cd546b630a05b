import type { CaseDetail } from '@safeflow/contracts';
import type { Language } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import { dueState } from '../due/due-state.ts';
import { caseFiles } from '../file/file-view.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { CaseTable } from '../tables/case-tables.ts';
import { concerns } from '../work-item/require-item.ts';
import { requireCase } from './case-access.ts';
import { caseSections } from './case-sections.ts';
import { caseViews } from './case-view.ts';

/** Everything the case page shows beside timeline and diagrams; opening it is audited (RPT-053). */
export async function caseDetail(
  context: KernelContext,
  principal: Principal,
  caseId: string,
  language: Language,
): Promise<CaseDetail> {
  const row = await requireCase(context, principal, caseId);
  await context.audit.record(null, { principal, action: 'case.read', object: row.number });
  const [[view], sections, attachments, workItems, instances, incidents, canReveal] = await Promise.all([
    caseViews(context, [row]),
    caseSections(context, row, false),
    caseFiles(context, caseId),
    openItems(context, principal, row, language),
    instanceViews(context, caseId),
    openIncidents(context, caseId),
    mayReveal(context, principal, row),
  ]);
  if (!view) throw new Error(`Expected case "${caseId}" to be readable, but it is gone.`);
  return { case: view, sections, attachments, workItems, instances, incidents, canReveal };
}

export async function mayReveal(context: KernelContext, principal: Principal, row: CaseTable): Promise<boolean> {
  if (!principal.permissions.has('case.reveal')) return false;
  return (await context.modules.get(row.type)?.mayReveal(principal, row.id)) ?? false;
}

async function openItems(
  { database, calendar, clock }: KernelContext,
  principal: Principal,
  row: CaseTable,
  language: Language,
) {
  const items = await database.read
    .selectFrom('bpm_work_item')
    .selectAll()
    .where('case_id', '=', row.id)
    .where('state', 'in', ['open', 'claimed'])
    .execute();
  return Promise.all(
    items.map(async (item) => {
      const { workingDaysLeft: _left, ...due } = await dueState(calendar, item, clock.now());
      return {
        id: item.id,
        name: language === 'en' ? item.name_en || item.name : item.name,
        state: item.state,
        unitName: item.unit_name,
        assigneeName: item.assignee_name,
        ...due,
        mine: concerns(principal, item),
      };
    }),
  );
}

async function instanceViews({ database }: KernelContext, caseId: string): Promise<CaseDetail['instances']> {
  return database.read
    .selectFrom('bpm_instance as instance')
    .innerJoin('bpm_definition as definition', (join) =>
      join
        .onRef('definition.process_id', '=', 'instance.process_id')
        .onRef('definition.version', '=', 'instance.version'),
    )
    .select([
      'instance.id',
      'instance.process_id as processId',
      'definition.name',
      'instance.version',
      'instance.role',
      'instance.state',
    ])
    .where('instance.case_id', '=', caseId)
    .orderBy('instance.started_at')
    .execute();
}

async function openIncidents({ database }: KernelContext, caseId: string): Promise<CaseDetail['incidents']> {
  const rows = await database.read
    .selectFrom('bpm_incident')
    .select(['id', 'element_name as elementName', 'message', 'created_at'])
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .execute();
  return rows.map(({ created_at: at, ...row }) => ({ ...row, createdAt: new Date(at).toISOString() }));
}
