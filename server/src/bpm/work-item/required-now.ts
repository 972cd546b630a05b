import type { KernelContext } from '../kernel-context.ts';
import { storedForm } from '../form/stored-form.ts';
import type { WorkItemTable } from '../tables/work-tables.ts';
import { formData } from './form-data.ts';
import { requiredFiles } from './step-settings.ts';

/** Kinds of attachment that an item requires with what is entered so far, told while somebody fills it in (RPT-028). */
export async function requiredNow(
  context: KernelContext,
  item: WorkItemTable,
  values: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  const { read } = context.database;
  const row = await read.selectFrom('bpm_case').selectAll().where('id', '=', item.case_id).executeTakeFirstOrThrow();
  const form = item.form_hash === null ? undefined : await storedForm(read, item.form_hash);
  const element = await context.definitions.element(read, item.process_id, item.process_version, item.element_id);
  const data = await formData(context, context.database, item, row, form);
  return requiredFiles(element, { ...data, ...values }, context.clock.now());
}
