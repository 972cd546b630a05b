import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { Message, messageQuerySchema, Page } from '@safeflow/contracts';
import type { Language } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { MessageTable } from '../tables/service-tables.ts';
import { readCursor } from '../keyset-cursor.ts';
import { COUNTED, pageOf } from '../page-of.ts';

/** The user's messages, latest first; ids sort by the time of their making. */
export async function listMessages(
  { database }: KernelContext,
  principal: Principal,
  query: z.output<typeof messageQuerySchema>,
  language: Language,
): Promise<Page<Message>> {
  const after = readCursor(query.cursor);
  let own = database.read.selectFrom('bpm_message').where('user_id', '=', principal.userId);
  if (query.unread !== undefined) own = own.where('state', '=', query.unread ? 'unread' : 'read');
  const capped = own.select('id').limit(COUNTED + 1);
  const count = database.read.selectFrom(capped.as('rows')).select((eb) => eb.fn.countAll().as('total'));
  const page = after ? own.where('id', '<', after.id) : own;
  const [rows, { total }] = await Promise.all([
    page
      .selectAll()
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
      .execute(),
    count.executeTakeFirstOrThrow(),
  ]);
  const positions = rows.map(({ id, at }) => ({ id, key: at }));
  return pageOf(positions, query.limit, Number(total), async (ids) =>
    rows.slice(0, ids.length).map((row) => worded(row, language)),
  );
}

function worded(row: Selectable<MessageTable>, language: Language): Message {
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    title: language === 'en' ? row.title_en : row.title,
    text: language === 'en' ? row.text_en : row.text,
    caseId: row.case_id,
    workItemId: row.item_id,
    read: row.state === 'read',
  };
}
