import { EngineRejection } from '@safeflow/engine';
import type { z } from 'zod';
import type { completeSchema } from '@safeflow/contracts';
import type { Tx } from '../../db/database.ts';
import { ApiError, type Language } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import { actAs } from '../acting-user.ts';
import { patchRecord } from '../case/case-record.ts';
import { changeCase, lockCase } from '../case/change-case.ts';
import { claimFiles } from '../file/claim-files.ts';
import { labelledAnswers } from '../form/answer-text.ts';
import { recordPatch } from '../form/form-fields.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { WorkItemTable } from '../tables/work-tables.ts';
import { addEntry } from '../timeline/add-entry.ts';
import { checkCompletion, type Completion } from './check-completion.ts';
import { formOptions } from './form-data.ts';
import { candidatesOf, endInboxRows, personHolder } from './inbox-rows.ts';
import { changeItem, readItem, requireOwn } from './require-item.ts';
import { itemCanceled } from './work-item-errors.ts';

export type CompleteInput = z.output<typeof completeSchema>;

const REFUSED = {
  zh: '填写的内容有误，请检查标出的项目。',
  en: 'Some of the input is not valid. Please check the marked fields.',
};

/**
 * Completes a claimed item: answers checked against the form it was made with, then record, timeline and engine in one
 * transaction. A second completion, another's item or a stale version is refused and changes nothing.
 */
export async function complete(
  context: KernelContext,
  principal: Principal,
  itemId: string,
  input: CompleteInput,
  language: Language,
): Promise<WorkItemTable> {
  const seen = await readItem(context, context.database, principal, itemId);
  const owner = await context.database.read
    .selectFrom('bpm_case')
    .select(['type', 'unit_id'])
    .where('id', '=', seen.case_id)
    .executeTakeFirstOrThrow();
  // Asked before the transaction: modules answer from the database's readers.
  const options = await formOptions(context, principal, owner.type, { caseId: seen.case_id, unitId: seen.unit_id });
  return changeItem(context, principal, itemId, 'work-item.complete', async (tx, item) => {
    requireOwn(principal, item, input.version);
    const completion = await checkCompletion(context, tx, { item, input, options, language, userId: principal.userId });
    if (completion.errors.length > 0) throw refusal(completion.errors);
    return finish(context, tx, principal, item, input, completion);
  });
}

function refusal(errors: Completion['errors']): ApiError {
  return new ApiError('invalid-input', 400, REFUSED, { field: errors[0]?.field ?? '', details: { errors } });
}

async function finish(
  context: KernelContext,
  tx: Tx,
  principal: Principal,
  item: WorkItemTable,
  input: CompleteInput,
  completion: Completion,
): Promise<WorkItemTable> {
  const now = context.clock.now();
  const { values, answers } = completion;
  const change = {
    state: 'completed' as const,
    submitted: JSON.stringify(values),
    opinion: input.opinion,
    completed_at: now,
    version: item.version + 1,
  };
  await claimFiles(tx, {
    ids: input.fileIds,
    owner: principal.userId,
    caseId: item.case_id,
    itemId: item.id,
    step: item.name,
  });
  await tx.k.updateTable('bpm_work_item').set(change).where('id', '=', item.id).execute();
  await endInboxRows(context, tx, item, now);
  await writeRecord(context, tx, item, recordPatch(answers));
  await addEntry(tx, stepEntry(principal, item, input, now, completion));
  actAs(tx, { userId: principal.userId, name: principal.name, unitName: principal.unitName });
  await tellEngine(context, tx, item, routedVariables(principal, input, completion));
  context.userEvents.changed(tx, [personHolder(principal.userId), ...candidatesOf(item)]);
  await context.audit.record(tx, {
    principal,
    action: 'work-item.complete',
    object: completion.caseNumber,
    detail: item.name,
  });
  return { ...item, ...change };
}

/**
 * What the step's output mappings read, and nothing else. A field that was left out counts as null, so that the answer of an
 * earlier round does not route the process.
 */
function routedVariables(principal: Principal, input: CompleteInput, completion: Completion): Record<string, unknown> {
  const { formKeys, values, element } = completion;
  const answers = formKeys.map((key) => [key, values[key] ?? null] as const);
  const known = new Map<string, unknown>([['opinion', input.opinion], ['completedBy', principal.userId], ...answers]);
  return Object.fromEntries(
    element.outputReads.filter((name) => known.has(name)).map((name) => [name, known.get(name)]),
  );
}

/** The task may have been taken away in the engine by a timer that another process has just fired. */
async function tellEngine(
  context: KernelContext,
  tx: Tx,
  item: WorkItemTable,
  variables: Record<string, unknown>,
): Promise<void> {
  const { instance_id: instanceId, task_key: taskKey } = item;
  try {
    await context.engine.send(tx, { type: 'complete-user-task', instanceId, taskKey, variables });
  } catch (error) {
    throw error instanceof EngineRejection ? itemCanceled() : error;
  }
}

async function writeRecord(
  context: KernelContext,
  tx: Tx,
  item: WorkItemTable,
  patch: Record<string, unknown>,
): Promise<void> {
  if (Object.keys(patch).length === 0) return;
  const row = await lockCase(tx, item.case_id);
  await patchRecord(context, tx, row, patch);
  if (typeof patch['industry'] === 'string') await changeCase(tx, row.id, { industry: patch['industry'] });
}

function stepEntry(
  principal: Principal,
  item: WorkItemTable,
  input: CompleteInput,
  now: number,
  { answers }: Completion,
) {
  return {
    caseId: item.case_id,
    at: now,
    kind: 'step' as const,
    title: item.name,
    titleEn: item.name_en || item.name,
    actorName: principal.name,
    unitName: principal.unitName,
    opinion: input.opinion,
    answers: labelledAnswers(answers),
    fileIds: input.fileIds,
    duration: now - item.created_at,
    elementId: item.element_id,
    instanceId: item.instance_id,
  };
}
