import type { Tx } from '../../db/database.ts';
import type { Principal } from '../../http/principal.ts';
import { lockCase } from '../case/change-case.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { WorkItemTable } from '../tables/work-tables.ts';
import { addEntry } from '../timeline/add-entry.ts';
import { candidatesOf, giveTo, personHolder } from './inbox-rows.ts';
import { changeItem, claimedBy, requireActive, requireVersion } from './require-item.ts';
import { updateHolders } from './update-holders.ts';

/** Takes an item from the candidates' inbox; of two at once one wins and the other is told who (PLT-081). */
export function claim(
  context: KernelContext,
  principal: Principal,
  itemId: string,
  version?: number,
): Promise<WorkItemTable> {
  return changeItem(context, principal, itemId, 'work-item.claim', async (tx, item) => {
    requireActive(item);
    if (item.assignee_id === principal.userId) return item;
    if (item.assignee_id !== null) throw claimedBy(item);
    if (version !== undefined) requireVersion(item, version);
    return take(context, tx, principal, item);
  });
}

async function take(context: KernelContext, tx: Tx, principal: Principal, item: WorkItemTable): Promise<WorkItemTable> {
  const now = context.clock.now();
  const change = {
    state: 'claimed' as const,
    assignee_id: principal.userId,
    assignee_name: principal.name,
    claimed_at: now,
    version: item.version + 1,
  };
  const taken = { ...item, ...change };
  await tx.k.updateTable('bpm_work_item').set(change).where('id', '=', item.id).execute();
  await giveTo(context, tx, taken, await lockCase(tx, item.case_id), principal.userId);
  await updateHolders(tx, item.case_id);
  await addEntry(tx, {
    caseId: item.case_id,
    at: now,
    kind: 'system',
    title: `签收“${item.name}”`,
    titleEn: `Claimed "${item.name_en || item.name}"`,
    actorName: principal.name,
    unitName: principal.unitName,
    elementId: item.element_id,
    instanceId: item.instance_id,
  });
  context.userEvents.changed(tx, [personHolder(principal.userId), ...candidatesOf(item)]);
  return taken;
}
