import type { WorkItemCounts } from '@safeflow/contracts';
import type { Principal } from '../../http/principal.ts';
import type { KernelContext } from '../kernel-context.ts';
import { holdersOf } from './require-item.ts';

/** The numbers on the user's badges. */
export async function workItemCounts(context: KernelContext, principal: Principal): Promise<WorkItemCounts> {
  const { read } = context.database;
  const now = context.clock.now();
  const rows = await read
    .selectFrom('bpm_inbox')
    .select(['item_id', 'state', 'due_key', 'near_key'])
    .where('holder', 'in', holdersOf(principal))
    .where('state', 'in', ['open', 'mine'])
    .execute();
  const items = [...new Map(rows.map((row) => [row.item_id, row])).values()];
  const { unread } = await read
    .selectFrom('bpm_message')
    .select((eb) => eb.fn.countAll().as('unread'))
    .where('user_id', '=', principal.userId)
    .where('state', '=', 'unread')
    .executeTakeFirstOrThrow();
  const count = (holds: (row: (typeof items)[number]) => boolean) => items.filter(holds).length;
  return {
    todo: items.length,
    unclaimed: count(({ state }) => state === 'open'),
    mine: count(({ state }) => state === 'mine'),
    near: count((row) => row.near_key <= now && row.due_key >= now),
    overdue: count((row) => row.due_key < now),
    unreadMessages: Number(unread),
  };
}
