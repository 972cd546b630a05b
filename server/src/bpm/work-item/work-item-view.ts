import type { WorkItem } from '@safeflow/contracts';
import type { Language } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import { dueState } from '../due/due-state.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { WorkItemTable } from '../tables/work-tables.ts';

/** Work items as the interface shows them, in the order of `ids`. */
export async function workItemViews(
  context: KernelContext,
  principal: Principal,
  ids: readonly string[],
  language: Language,
): Promise<WorkItem[]> {
  if (ids.length === 0) return [];
  const { read } = context.database;
  const rows = await read
    .selectFrom('bpm_work_item as item')
    .innerJoin('bpm_case as owner', 'owner.id', 'item.case_id')
    .leftJoin('bpm_read as seen', (join) =>
      join.onRef('seen.item_id', '=', 'item.id').on('seen.user_id', '=', principal.userId),
    )
    .where('item.id', 'in', [...ids])
    .select(VIEWED)
    .execute();
  const views = await Promise.all(rows.map((row) => view(context, row, language)));
  const byId = new Map(views.map((one) => [one.id, one]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const VIEWED = [
  'item.id',
  'item.name',
  'item.name_en',
  'item.element_id',
  'item.state',
  'item.case_id',
  'item.from_name',
  'item.unit_name',
  'item.assignee_id',
  'item.assignee_name',
  'item.created_at',
  'item.due_at',
  'item.near_at',
  'item.completed_at',
  'item.version',
  'owner.number',
  'owner.title',
  'owner.type',
  'owner.priority',
  'seen.item_id as seen',
] as const;

type Viewed = Pick<
  WorkItemTable,
  | 'id'
  | 'name'
  | 'name_en'
  | 'element_id'
  | 'state'
  | 'case_id'
  | 'from_name'
  | 'unit_name'
  | 'assignee_id'
  | 'assignee_name'
  | 'created_at'
  | 'due_at'
  | 'near_at'
  | 'completed_at'
  | 'version'
> & { number: string; title: string; type: string; priority: 'normal' | 'urgent'; seen: string | null };

async function view({ calendar, clock }: KernelContext, row: Viewed, language: Language): Promise<WorkItem> {
  const over = row.state === 'completed' || row.state === 'canceled';
  const due = await dueState(calendar, row, over ? (row.completed_at ?? row.created_at) : clock.now());
  return {
    id: row.id,
    name: language === 'en' ? row.name_en || row.name : row.name,
    step: row.element_id,
    state: row.state,
    caseId: row.case_id,
    caseNumber: row.number,
    caseTitle: row.title,
    caseType: row.type,
    from: row.from_name,
    unitName: row.unit_name,
    assigneeId: row.assignee_id,
    assigneeName: row.assignee_name,
    createdAt: new Date(row.created_at).toISOString(),
    ...due,
    priority: row.priority,
    read: row.seen !== null,
    completedAt: row.completed_at === null ? null : new Date(row.completed_at).toISOString(),
    version: row.version,
  };
}
