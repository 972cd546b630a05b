import type { EngineEvent } from '@safeflow/engine';
import type { WorkItemTable } from '../tables/work-tables.ts';
import { createWorkItem } from '../work-item/create-work-item.ts';
import { endInboxRows } from '../work-item/inbox-rows.ts';
import { addEntry } from '../timeline/add-entry.ts';
import type { Projecting } from './project-events.ts';

type Created = Extract<EngineEvent, { type: 'user-task-created' }>;
type Completed = Extract<EngineEvent, { type: 'user-task-completed' }>;
type Named = Pick<WorkItemTable, 'name' | 'name_en'>;
type Canceled = Extract<EngineEvent, { type: 'user-task-canceled' }>;

export async function userTaskCreated({ context, tx, event, instance }: Projecting<Created>): Promise<void> {
  await createWorkItem(context, tx, event, instance.description);
}

/** Completed by its handler before; one completed in the engine itself is closed here. */
export async function userTaskCompleted({ context, tx, event }: Projecting<Completed>): Promise<void> {
  const item = await findItem(tx, event);
  if (!item) return;
  const done = item.state === 'completed';
  await tx.k
    .updateTable('bpm_work_item')
    .set({ engine_done: 1, ...(done ? {} : { state: 'completed', completed_at: event.at, version: item.version + 1 }) })
    .where('id', '=', item.id)
    .execute();
  if (!done) await endInboxRows(context, tx, item, event.at);
}

/**
 * Taken away by the process. On an engine server that may happen between a handler's submission and its arrival there: the
 * submission stays on the timeline, with the note that it came too late.
 */
export async function userTaskCanceled({ context, tx, event }: Projecting<Canceled>): Promise<void> {
  const item = await findItem(tx, event);
  if (!item || item.engine_done === 1) return;
  const submitted = item.state === 'completed';
  await tx.k
    .updateTable('bpm_work_item')
    .set({ state: 'canceled', engine_done: 1, completed_at: event.at, version: item.version + 1 })
    .where('id', '=', item.id)
    .execute();
  await endInboxRows(context, tx, { ...item, assignee_id: null }, event.at);
  await addEntry(tx, {
    caseId: event.caseId,
    at: event.at,
    kind: 'system',
    ...(submitted ? tooLate(item) : withdrawn(item)),
    elementId: event.elementId,
    instanceId: event.instanceId,
  });
}

function withdrawn({ name, name_en: nameEn }: Named) {
  return { title: `“${name}”已撤销`, titleEn: `"${nameEn || name}" was withdrawn` };
}

function tooLate({ name, name_en: nameEn }: Named) {
  return {
    title: `提交“${name}”时流程已转入其他环节，该次提交未生效`,
    titleEn: `The procedure had moved on before "${nameEn || name}" was submitted; the submission had no effect`,
  };
}

function findItem(tx: Projecting['tx'], event: Completed | Canceled) {
  return tx.k
    .selectFrom('bpm_work_item')
    .selectAll()
    .where('instance_id', '=', event.instanceId)
    .where('task_key', '=', event.key)
    .executeTakeFirst();
}
