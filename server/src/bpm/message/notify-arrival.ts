import type { Tx } from '../../db/database.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { CaseTable } from '../tables/case-tables.ts';
import type { WorkItemTable } from '../tables/work-tables.ts';
import { candidatesOf, personHolder } from '../work-item/inbox-rows.ts';
import { sendMessage } from './send-message.ts';

/** Tells everybody who may work on a new item that it is there (PLT-051). */
export async function notifyArrival(
  context: KernelContext,
  tx: Tx,
  item: WorkItemTable,
  row: CaseTable,
): Promise<void> {
  const holders = item.assignee_id === null ? candidatesOf(item) : [personHolder(item.assignee_id)];
  const members = await Promise.all(holders.map((holder) => membersOf(context, holder)));
  await sendMessage(context, tx, {
    userIds: members.flat(),
    title: `待办：${item.name}`,
    text: `${row.number} ${row.title}`,
    titleEn: `To do: ${item.name_en || item.name}`,
    textEn: `${row.number} ${row.title}`,
    caseId: row.id,
    itemId: item.id,
    dedupe: `item:${item.id}`,
  });
  context.userEvents.arrived(tx, holders, item.id);
}

async function membersOf({ directory }: KernelContext, holder: string): Promise<string[]> {
  if (holder.startsWith('user:')) return [holder.slice('user:'.length)];
  return (await directory.usersInGroup(holder)).map(({ id }) => id);
}
