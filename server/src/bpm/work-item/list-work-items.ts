import type { Page, WorkItem } from '@safeflow/contracts';
import type { Language } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import type { KernelContext } from '../kernel-context.ts';
import { pageOf } from '../page-of.ts';
import { inboxRows, inboxTotal, type InboxQuery } from './inbox-query.ts';
import { holdersOf } from './require-item.ts';
import { workItemViews } from './work-item-view.ts';

/** One page of a folder of the user's inbox. */
export async function listWorkItems(
  context: KernelContext,
  principal: Principal,
  query: InboxQuery,
  language: Language,
): Promise<Page<WorkItem>> {
  const { database, clock } = context;
  const holders = holdersOf(principal);
  const now = clock.now();
  const [rows, total] = await Promise.all([
    inboxRows(database, holders, query, now),
    inboxTotal(database, holders, query, now),
  ]);
  return pageOf(rows, query.limit, total, (ids) => workItemViews(context, principal, ids, language));
}
