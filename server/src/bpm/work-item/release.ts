import type { Principal } from '../../http/principal.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { WorkItemTable } from '../tables/work-tables.ts';
import { candidatesOf, giveBack, personHolder } from './inbox-rows.ts';
import { changeItem, requireOwn } from './require-item.ts';
import { updateHolders } from './update-holders.ts';
import { notReleasable } from './work-item-errors.ts';

/** Gives a claimed item back to its candidates (PLT-081); its draft stays for the next one. */
export function release(
  context: KernelContext,
  principal: Principal,
  itemId: string,
  version: number,
): Promise<WorkItemTable> {
  return changeItem(context, principal, itemId, 'work-item.release', async (tx, item) => {
    requireOwn(principal, item, version);
    if (candidatesOf(item).length === 0) throw notReleasable();
    const change = {
      state: 'open' as const,
      assignee_id: null,
      assignee_name: null,
      claimed_at: null,
      version: item.version + 1,
    };
    await tx.k.updateTable('bpm_work_item').set(change).where('id', '=', item.id).execute();
    await giveBack(tx, item);
    await updateHolders(tx, item.case_id);
    context.userEvents.changed(tx, [personHolder(principal.userId), ...candidatesOf(item)]);
    return { ...item, ...change };
  });
}
