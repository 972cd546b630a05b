import type { UserTaskCreated } from '@safeflow/engine';
import type { Tx } from '../../db/database.ts';
import { actorOf } from '../acting-user.ts';
import type { ElementDescription, ProcessDescription } from '../definition/process-description.ts';
import { dueAfter, nearBefore } from '../due/due-span.ts';
import { lockCase } from '../case/change-case.ts';
import type { KernelContext } from '../kernel-context.ts';
import { notifyArrival } from '../message/notify-arrival.ts';
import { newId } from '../new-id.ts';
import type { CaseTable } from '../tables/case-tables.ts';
import type { WorkItemTable } from '../tables/work-tables.ts';
import { addInboxRows, personHolder } from './inbox-rows.ts';

/** Makes the work item of a user task, in its candidates' inboxes, with the form version of this moment. */
export async function createWorkItem(
  context: KernelContext,
  tx: Tx,
  event: UserTaskCreated,
  { elements }: ProcessDescription,
): Promise<void> {
  const row = await lockCase(tx, event.caseId);
  const element = elements.get(event.elementId);
  const item: WorkItemTable = {
    id: newId(),
    case_id: row.id,
    instance_id: event.instanceId,
    task_key: event.key,
    process_id: event.processId,
    process_version: event.version,
    element_id: event.elementId,
    name: element?.name || event.elementId,
    name_en: element?.nameEn ?? '',
    form_hash: await currentForm(tx, event.formId ?? element?.formId),
    variables: JSON.stringify(event.variables),
    submitted: null,
    opinion: null,
    created_at: event.at,
    completed_at: null,
    engine_done: 0,
    version: 0,
    from_name: await cameFrom(tx, row.id),
    ...(await holders(context, event, row)),
    ...(await dueDates(context, event, row, element)),
  };
  await tx.k.insertInto('bpm_work_item').values(item).execute();
  await addInboxRows(context, tx, item, row);
  await notifyArrival(context, tx, item, row);
}

async function currentForm(tx: Tx, formId: string | undefined): Promise<string | null> {
  if (formId === undefined) return null;
  const form = await tx.k
    .selectFrom('bpm_form')
    .select('hash')
    .where('form_id', '=', formId)
    .orderBy('deployed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!form) throw new Error(`Expected form "${formId}" to be deployed, but it is not.`);
  return form.hash;
}

async function holders(context: KernelContext, event: UserTaskCreated, row: CaseTable) {
  const candidates = [...event.candidateGroups, ...event.candidateUsers.map(personHolder)];
  const assignee = event.assignee ? await context.directory.user(event.assignee) : undefined;
  const unitId = assignee?.unitId ?? event.candidateGroups[0]?.split(':')[0] ?? row.unit_id;
  const unit = await context.directory.unit(unitId);
  return {
    state: assignee ? ('claimed' as const) : ('open' as const),
    candidates: JSON.stringify([...new Set(candidates)]),
    assignee_id: assignee?.id ?? null,
    assignee_name: assignee?.name ?? null,
    unit_id: unitId,
    unit_name: unit?.name ?? unitId,
    claimed_at: assignee ? event.at : null,
  };
}

/** The model's own due date wins; `timeLimit=case` follows the case's, also when that changes. */
async function dueDates(
  { calendar }: KernelContext,
  event: UserTaskCreated,
  row: CaseTable,
  element?: ElementDescription,
) {
  const { timeLimit, near = '1wd' } = element?.properties ?? {};
  const dueAt = event.dueAt ?? (await limit());
  return { due_at: dueAt, near_at: dueAt === null ? null : await nearBefore(calendar, dueAt, near) };

  async function limit(): Promise<number | null> {
    if (!timeLimit) return null;
    return timeLimit === 'case' ? row.due_at : dueAfter(calendar, event.at, timeLimit);
  }
}

/** Who sends it: who acts now, or for what a timer or worker caused the last person who did. */
async function cameFrom(tx: Tx, caseId: string): Promise<string> {
  const actor = actorOf(tx) ?? (await lastActor(tx, caseId));
  return [actor?.unitName, actor?.name].filter(Boolean).join(' ');
}

async function lastActor(tx: Tx, caseId: string) {
  const step = await tx.k
    .selectFrom('bpm_timeline')
    .select(['actor_name as name', 'unit_name as unitName'])
    .where('case_id', '=', caseId)
    .where('kind', '=', 'step')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return step;
}
