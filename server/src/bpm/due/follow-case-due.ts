import type { Tx } from '../../db/database.ts';
import { NO_DUE } from './no-due.ts';
import type { KernelContext } from '../kernel-context.ts';
import { nearBefore } from './due-span.ts';

/** Moves the open items whose step has `timeLimit=case` to the case's new due date. */
export async function followCaseDue(
  context: KernelContext,
  tx: Tx,
  caseId: string,
  dueAt: number | null,
): Promise<void> {
  const items = await tx.k
    .selectFrom('bpm_work_item')
    .select(['id', 'process_id', 'process_version', 'element_id'])
    .where('case_id', '=', caseId)
    .where('state', 'in', ['open', 'claimed'])
    .execute();
  for (const item of items) {
    const element = await context.definitions.element(tx.k, item.process_id, item.process_version, item.element_id);
    const { timeLimit, near = '1wd' } = element.properties;
    if (timeLimit !== 'case') continue;
    const nearAt = dueAt === null ? null : await nearBefore(context.calendar, dueAt, near);
    await tx.k.updateTable('bpm_work_item').set({ due_at: dueAt, near_at: nearAt }).where('id', '=', item.id).execute();
    const keys = { due_key: dueAt ?? NO_DUE, near_key: nearAt ?? NO_DUE };
    await tx.k.updateTable('bpm_inbox').set(keys).where('item_id', '=', item.id).execute();
  }
}
