import type { Database, Tx } from '../../db/database.ts';
import { locked } from '../../db/locked.ts';
import { notFound, stale } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import { deny } from '../case/case-access.ts';
import type { KernelContext } from '../kernel-context.ts';
import { readYourWrites } from '../read-your-writes.ts';
import type { WorkItemTable } from '../tables/work-tables.ts';
import { candidatesOf, personHolder } from './inbox-rows.ts';
import { alreadyClaimed, alreadyCompleted, itemCanceled, notClaimed } from './work-item-errors.ts';

/** The inbox keys of a user: his own and those of his groups. */
export function holdersOf(principal: Principal): string[] {
  return [personHolder(principal.userId), ...principal.groups];
}

/** An item is his whose it is or was, and theirs who may claim it. */
export function concerns(principal: Principal, item: WorkItemTable): boolean {
  return item.assignee_id === principal.userId || isCandidate(principal, item);
}

export function isCandidate(principal: Principal, item: WorkItemTable): boolean {
  const holders = new Set(holdersOf(principal));
  return candidatesOf(item).some((candidate) => holders.has(candidate));
}

/** Runs a change of one item that concerns the user; for anybody else it does not exist, and the attempt is audited. */
export async function changeItem<Result>(
  context: KernelContext,
  principal: Principal,
  itemId: string,
  action: string,
  change: (tx: Tx, item: WorkItemTable) => Promise<Result>,
): Promise<Result> {
  const outcome = await readYourWrites(context, async (tx) => {
    const query = tx.k.selectFrom('bpm_work_item').selectAll().where('id', '=', itemId);
    const item = await locked(tx, query).executeTakeFirst();
    if (!item || !concerns(principal, item)) return undefined;
    return { result: await change(tx, item) };
  });
  if (outcome) return outcome.result;
  await deny(context, principal, action, itemId);
  throw notFound();
}

/** Reads an item that concerns the user. */
export async function readItem(context: KernelContext, database: Database, principal: Principal, itemId: string) {
  const item = await database.read.selectFrom('bpm_work_item').selectAll().where('id', '=', itemId).executeTakeFirst();
  if (item && concerns(principal, item)) return item;
  await deny(context, principal, 'work-item.read', itemId);
  throw notFound();
}

/** Refuses with 409 whatever cannot be changed any more. */
export function requireActive(item: WorkItemTable): void {
  if (item.state === 'completed') throw alreadyCompleted();
  if (item.state === 'canceled') throw itemCanceled();
}

/** Refuses with 409 unless the user has claimed the item and read its last version. */
export function requireOwn(principal: Principal, item: WorkItemTable, version: number): void {
  requireActive(item);
  if (item.assignee_id === null) throw notClaimed();
  if (item.assignee_id !== principal.userId) throw claimedBy(item);
  requireVersion(item, version);
}

export function requireVersion(item: WorkItemTable, version: number): void {
  if (item.version !== version) throw stale({ details: { version: item.version } });
}

export function claimedBy(item: WorkItemTable) {
  const name = item.assignee_name ?? '';
  return alreadyClaimed({ values: { name }, details: { by: name } });
}
