import type { Principal } from '../../http/principal.ts';
import type { Tx, Database } from '../../db/database.ts';
import { readRecord } from '../case/case-record.ts';
import { fieldsShown } from '../form/form-fields.ts';
import type { FormSchema } from '../form/form-schema.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { CaseTable } from '../tables/case-tables.ts';
import type { WorkItemTable } from '../tables/work-tables.ts';

type Values = Record<string, unknown>;

/** What a step's form is shown with: the record's fields it names, the task's variables, and the choices. */
export async function formData(
  context: KernelContext,
  source: Database | Tx,
  item: WorkItemTable,
  row: CaseTable,
  form: FormSchema | undefined,
): Promise<Values> {
  const record = form ? fieldsShown(form, await readRecord(context, source, row)) : {};
  return { ...record, ...(JSON.parse(item.variables) as Values) };
}

/** Choices by `valuesKey`: those of the case type's file, then those its module knows for this case and user. */
export async function formOptions(
  context: KernelContext,
  principal: Principal,
  type: string,
  place: { caseId: string | null; unitId: string },
): Promise<Values> {
  const own = await context.modules.get(type)?.options({ ...place, principal });
  return { ...context.caseTypes.get(type).options, ...own };
}
