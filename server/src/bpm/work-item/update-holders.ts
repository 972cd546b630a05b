import type { Tx } from '../../db/database.ts';
import { changeCase } from '../case/change-case.ts';

/** Notes on the case who holds it now: the persons, or the units whose candidates have yet to claim. */
export async function updateHolders(tx: Tx, caseId: string): Promise<void> {
  const items = await tx.k
    .selectFrom('bpm_work_item')
    .select(['assignee_name', 'unit_name'])
    .where('case_id', '=', caseId)
    .where('state', 'in', ['open', 'claimed'])
    .execute();
  const names = items.map((item) =>
    item.assignee_name === null ? item.unit_name : `${item.unit_name} ${item.assignee_name}`,
  );
  await changeCase(tx, caseId, { holders: JSON.stringify([...new Set(names)]) });
}
