import { sql } from 'kysely';
import type { z } from 'zod';
import type { workItemQuerySchema } from '@safeflow/contracts';
import type { Database } from '../../db/database.ts';
import { readCursor, type KeysetPosition } from '../keyset-cursor.ts';
import { contains } from '../../db/contains.ts';
import { COUNTED } from '../page-of.ts';
import type { InboxTable } from '../tables/work-tables.ts';

export type InboxQuery = z.output<typeof workItemQuerySchema>;

export interface InboxRow extends KeysetPosition {
  /** Sort key of the folder. */
  readonly key: number;
  readonly id: string;
}

interface Order {
  readonly column: 'due_key' | 'sort_at';
  readonly descending: boolean;
}

const STATES: Readonly<Record<InboxQuery['folder'], readonly InboxTable['state'][]>> = {
  todo: ['mine', 'open'],
  near: ['mine', 'open'],
  overdue: ['mine', 'open'],
  unclaimed: ['open'],
  mine: ['mine'],
  done: ['done'],
};

/** One page of a folder: each inbox of the user is walked along its index, and the walks are merged. */
export async function inboxRows(
  database: Database,
  holders: readonly string[],
  query: InboxQuery,
  now: number,
): Promise<InboxRow[]> {
  const order = orderOf(query);
  const after = readCursor(query.cursor);
  const walks = holders.flatMap((holder) => STATES[query.folder].map((state) => ({ holder, state })));
  const pages = await Promise.all(
    walks
      .filter(({ holder, state }) => state === 'open' || holder === holders[0])
      .map(({ holder, state }) => page(database, { holder, state, query, order, after, now })),
  );
  const sign = order.descending ? -1 : 1;
  const merged = pages.flat().sort((a, b) => sign * (a.key - b.key || (a.id < b.id ? -1 : 1)));
  return merged.filter(({ id }, index) => merged[index - 1]?.id !== id).slice(0, query.limit + 1);
}

/** How many the folder holds, exact up to 1,000. */
export async function inboxTotal(
  database: Database,
  holders: readonly string[],
  query: InboxQuery,
  now: number,
): Promise<number> {
  const rows = filtered(database, query, now)
    .where('bpm_inbox.holder', 'in', [...holders])
    .where('bpm_inbox.state', 'in', [...STATES[query.folder]])
    .select('bpm_inbox.item_id')
    .distinct()
    .limit(COUNTED + 1);
  const { total } = await database.read
    .selectFrom(rows.as('rows'))
    .select((eb) => eb.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** What is done is shown by the time of its completion, latest first. */
function orderOf({ folder, sort }: InboxQuery): Order {
  if (folder === 'done') return { column: 'sort_at', descending: sort !== 'created' };
  return { column: sort.endsWith('due') ? 'due_key' : 'sort_at', descending: sort.startsWith('-') };
}

interface Walk {
  readonly holder: string;
  readonly state: InboxTable['state'];
  readonly query: InboxQuery;
  readonly order: Order;
  readonly after: KeysetPosition | undefined;
  readonly now: number;
}

function page(database: Database, { holder, state, query, order, after, now }: Walk): Promise<InboxRow[]> {
  const { column, descending } = order;
  const beyond = descending ? '<' : '>';
  let rows = filtered(database, query, now).where('bpm_inbox.holder', '=', holder).where('bpm_inbox.state', '=', state);
  if (after) {
    rows = rows.where((eb) =>
      eb.or([
        eb(`bpm_inbox.${column}`, beyond, after.key),
        eb.and([eb(`bpm_inbox.${column}`, '=', after.key), eb('bpm_inbox.item_id', beyond, after.id)]),
      ]),
    );
  }
  const direction = descending ? 'desc' : 'asc';
  return rows
    .select([`bpm_inbox.${column} as key`, 'bpm_inbox.item_id as id'])
    .orderBy(`bpm_inbox.${column}`, direction)
    .orderBy('bpm_inbox.item_id', direction)
    .limit(query.limit + 1)
    .execute();
}

function filtered(database: Database, { folder, type, step, q }: InboxQuery, now: number) {
  let rows = database.read.selectFrom('bpm_inbox');
  if (folder === 'near') rows = rows.where('bpm_inbox.near_key', '<=', now).where('bpm_inbox.due_key', '>=', now);
  if (folder === 'overdue') rows = rows.where('bpm_inbox.due_key', '<', now);
  if (type !== undefined) rows = rows.where('bpm_inbox.case_type', '=', type);
  if (step !== undefined) rows = rows.where('bpm_inbox.element_id', '=', step);
  if (!q) return rows;
  const matching = database.read
    .selectFrom('bpm_work_item')
    .innerJoin('bpm_case', 'bpm_case.id', 'bpm_work_item.case_id')
    .select('bpm_work_item.id')
    .where('bpm_work_item.id', '=', sql.ref<string>('bpm_inbox.item_id'))
    .where((eb) =>
      eb.or([contains('bpm_case.title', q), contains('bpm_case.number', q), contains('bpm_work_item.name', q)]),
    );
  return rows.where((eb) => eb.exists(matching));
}
