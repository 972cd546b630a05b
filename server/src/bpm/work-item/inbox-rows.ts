import type { Tx } from '../../db/database.ts';
import { addScopes, groupScope, personScope, removeScope, scopesOfUnit } from '../case/case-scope.ts';
import { NO_DUE } from '../due/no-due.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { CaseTable } from '../tables/case-tables.ts';
import type { WorkItemTable } from '../tables/work-tables.ts';

export const personHolder = (userId: string) => `user:${userId}`;

/** Puts a new item into the inboxes of its candidates or its assignee, who thereby may see the case. */
export async function addInboxRows(context: KernelContext, tx: Tx, item: WorkItemTable, row: CaseTable): Promise<void> {
  const candidates = candidatesOf(item);
  const state = item.assignee_id === null ? ('open' as const) : ('taken' as const);
  const rows = candidates.map((holder) => ({ holder, state, ...shared(item, row.type) }));
  if (rows.length > 0) await tx.k.insertInto('bpm_inbox').values(rows).execute();
  await addScopes(tx, row, candidates.map(scopeOfHolder));
  await addScopes(tx, row, await scopesOfUnit(context.directory, item.unit_id));
  if (item.assignee_id !== null) await giveTo(context, tx, item, row, item.assignee_id);
}

/** Moves an item into one person's inbox; for the other candidates it is taken. */
export async function giveTo(
  context: KernelContext,
  tx: Tx,
  item: WorkItemTable,
  row: CaseTable,
  userId: string,
): Promise<void> {
  await tx.k.updateTable('bpm_inbox').set({ state: 'taken' }).where('item_id', '=', item.id).execute();
  const holder = personHolder(userId);
  await tx.k.deleteFrom('bpm_inbox').where('holder', '=', holder).where('item_id', '=', item.id).execute();
  await tx.k
    .insertInto('bpm_inbox')
    .values({ holder, state: 'mine', ...shared(item, row.type) })
    .execute();
  const user = await context.directory.user(userId);
  const unitScopes = user ? await scopesOfUnit(context.directory, user.unitId) : [];
  await addScopes(tx, row, [personScope(userId), ...unitScopes]);
}

/** Gives an item back to its candidates. */
export async function giveBack(tx: Tx, item: WorkItemTable): Promise<void> {
  const candidates = candidatesOf(item);
  const own = personHolder(item.assignee_id ?? '');
  if (!candidates.includes(own)) {
    await tx.k.deleteFrom('bpm_inbox').where('item_id', '=', item.id).where('holder', '=', own).execute();
  }
  await tx.k.updateTable('bpm_inbox').set({ state: 'open' }).where('item_id', '=', item.id).execute();
}

/** Takes an item that is over out of all inboxes, but leaves it among the done ones of who had it. */
export async function endInboxRows(context: KernelContext, tx: Tx, item: WorkItemTable, at: number): Promise<void> {
  const own = item.assignee_id === null ? '' : personHolder(item.assignee_id);
  await tx.k.deleteFrom('bpm_inbox').where('item_id', '=', item.id).where('holder', '!=', own).execute();
  if (own) {
    await tx.k.updateTable('bpm_inbox').set({ state: 'done', sort_at: at }).where('item_id', '=', item.id).execute();
  }
  await tx.k.deleteFrom('bpm_draft').where('item_id', '=', item.id).execute();
  await closeGroupScopes(tx, item);
}

/** A candidate group sees the case as long as it has an item of it. */
async function closeGroupScopes(tx: Tx, item: WorkItemTable): Promise<void> {
  const others = await tx.k
    .selectFrom('bpm_work_item')
    .select('candidates')
    .where('case_id', '=', item.case_id)
    .where('state', 'in', ['open', 'claimed'])
    .where('id', '!=', item.id)
    .execute();
  const still = new Set(others.flatMap(candidatesOf));
  const { seq } = await tx.k
    .selectFrom('bpm_case')
    .select('seq')
    .where('id', '=', item.case_id)
    .executeTakeFirstOrThrow();
  for (const holder of candidatesOf(item)) {
    if (!still.has(holder) && !holder.startsWith('user:')) await removeScope(tx, seq, scopeOfHolder(holder));
  }
}

export function candidatesOf({ candidates }: Pick<WorkItemTable, 'candidates'>): string[] {
  return JSON.parse(candidates) as string[];
}

function scopeOfHolder(holder: string): string {
  return holder.startsWith('user:') ? personScope(holder.slice('user:'.length)) : groupScope(holder);
}

function shared(item: WorkItemTable, caseType: string) {
  return {
    item_id: item.id,
    due_key: item.due_at ?? NO_DUE,
    near_key: item.near_at ?? NO_DUE,
    sort_at: item.created_at,
    case_type: caseType,
    element_id: item.element_id,
  };
}
