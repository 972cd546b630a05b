import { insertNew } from '../../db/insert-new.ts';
import type { Principal } from '../../http/principal.ts';
import type { KernelContext } from '../kernel-context.ts';
import { readItem } from './require-item.ts';

/** Notes that the user has opened the item. */
export async function markRead(context: KernelContext, principal: Principal, itemId: string): Promise<void> {
  await readItem(context, context.database, principal, itemId);
  const known = context.database.read.selectFrom('bpm_read').select('item_id');
  const read = await known.where('user_id', '=', principal.userId).where('item_id', '=', itemId).executeTakeFirst();
  if (read) return;
  await context.database.transaction(async (tx) => {
    await insertNew(tx, 'bpm_read', [{ user_id: principal.userId, item_id: itemId }]);
  });
}
