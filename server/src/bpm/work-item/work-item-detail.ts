import type { z } from 'zod';
import type { workItemDetailSchema } from '@safeflow/contracts';
import type { Language } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import { fileViews } from '../file/file-view.ts';
import { allComponents } from '../form/form-fields.ts';
import type { FormSchema } from '../form/form-schema.ts';
import { storedForm } from '../form/stored-form.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { DraftTable, WorkItemTable } from '../tables/work-tables.ts';
import { formData, formOptions } from './form-data.ts';
import { candidatesOf, personHolder } from './inbox-rows.ts';
import { markRead } from './mark-read.ts';
import { isCandidate, readItem } from './require-item.ts';
import { opinionRule, requiredFiles, worded } from './step-settings.ts';
import { workItemViews } from './work-item-view.ts';

type Detail = z.input<typeof workItemDetailSchema>;
type Values = Record<string, unknown>;

/** Everything the task page shows of an item; opening it marks it read. */
export async function workItemDetail(
  context: KernelContext,
  principal: Principal,
  itemId: string,
  language: Language,
): Promise<Detail> {
  const { database, definitions, clock } = context;
  const item = await readItem(context, database, principal, itemId);
  await markRead(context, principal, itemId);
  const row = await database.read
    .selectFrom('bpm_case')
    .selectAll()
    .where('id', '=', item.case_id)
    .executeTakeFirstOrThrow();
  const form = item.form_hash === null ? undefined : await storedForm(database.read, item.form_hash);
  const element = await definitions.element(database.read, item.process_id, item.process_version, item.element_id);
  const data = await formData(context, database, item, row, form);
  const options = await formOptions(context, principal, row.type, { caseId: row.id, unitId: item.unit_id });
  const draft = await draftOf(context, principal, item);
  const [view] = await workItemViews(context, principal, [itemId], language);
  if (!view) throw new Error(`Expected work item "${itemId}" to be readable, but it is gone.`);
  return {
    item: view,
    form: form ?? null,
    data: { ...data, ...(form ? optionsUsed(form, options) : {}), ...submittedValues(item), ...draft?.values },
    draft,
    files: await fileViews(context, { itemId, ids: draft?.fileIds ?? [] }),
    actions: actionsOf(principal, item),
    opinion: opinionRule(element),
    opinionLabel: worded(element, 'opinionLabel', language),
    completeLabel: worded(element, 'primary', language),
    requiredFiles: requiredFiles(element, { ...data, ...draft?.values }, clock.now()),
    documentation: element.properties['documentation'] ?? '',
  };
}

function actionsOf(principal: Principal, item: WorkItemTable): Detail['actions'] {
  if (item.state === 'open' && isCandidate(principal, item)) return ['claim'];
  if (item.state !== 'claimed' || item.assignee_id !== principal.userId) return [];
  const others = candidatesOf(item).some((candidate) => candidate !== personHolder(principal.userId));
  return others ? ['release', 'complete', 'save-draft'] : ['complete', 'save-draft'];
}

function submittedValues({ submitted }: WorkItemTable): Values {
  return submitted === null ? {} : (JSON.parse(submitted) as Values);
}

/** Form-js reads choices from the data by their `valuesKey`, and expressions may name any list. */
function optionsUsed(form: FormSchema, options: Values): Values {
  const keys = allComponents(form).flatMap(({ valuesKey, valuesExpression }) => valuesKey ?? valuesExpression ?? []);
  return Object.fromEntries(Object.entries(options).filter(([name]) => keys.some((key) => key.includes(name))));
}

async function draftOf(context: KernelContext, principal: Principal, item: WorkItemTable): Promise<Detail['draft']> {
  if (item.assignee_id !== principal.userId || item.state !== 'claimed') return null;
  const row = await context.database.read
    .selectFrom('bpm_draft')
    .selectAll()
    .where('item_id', '=', item.id)
    .executeTakeFirst();
  return row ? draftView(row) : null;
}

function draftView(row: DraftTable): NonNullable<Detail['draft']> {
  return {
    values: JSON.parse(row.draft_values) as Values,
    opinion: row.opinion,
    fileIds: JSON.parse(row.file_ids) as string[],
    savedAt: new Date(row.saved_at).toISOString(),
  };
}
