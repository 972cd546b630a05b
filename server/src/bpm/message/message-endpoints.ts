import { idParamsSchema, messagePageSchema, messageQuerySchema } from '@safeflow/contracts';
import { endpoint, type Endpoint } from '../../http/endpoint.ts';
import { notFound } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import type { KernelContext } from '../kernel-context.ts';
import { personHolder } from '../work-item/inbox-rows.ts';
import type { EventStreams } from './event-stream.ts';
import { listMessages } from './list-messages.ts';

const shared = { tag: 'Messages', access: 'session' } as const;

/** Message centre, and the stream that keeps badges up to date. */
export function messageEndpoints(context: KernelContext, streams: EventStreams): Endpoint[] {
  return [
    endpoint({
      ...shared,
      method: 'get',
      path: '/api/messages',
      summary: 'The messages of the user, latest first',
      query: messageQuerySchema,
      reply: messagePageSchema,
      handle: ({ principal, query, language }) => listMessages(context, principal, query, language),
    }),
    endpoint({
      ...shared,
      method: 'post',
      path: '/api/messages/read-all',
      summary: 'Mark all messages read',
      handle: ({ principal }) => markRead(context, principal),
    }),
    endpoint({
      ...shared,
      method: 'post',
      path: '/api/messages/:id/read',
      summary: 'Mark a message read',
      params: idParamsSchema,
      handle: ({ principal, params }) => markRead(context, principal, params.id),
    }),
    endpoint({
      ...shared,
      method: 'get',
      path: '/api/events',
      summary: 'Server-sent events: `counts` of the badges, `items` that arrived',
      stream: 'text/event-stream',
      handle: ({ principal, response }) => streams.open(principal, response),
    }),
  ];
}

async function markRead(context: KernelContext, principal: Principal, id?: string): Promise<void> {
  await context.database.transaction(async (tx) => {
    const own = tx.k.updateTable('bpm_message').set({ state: 'read' }).where('user_id', '=', principal.userId);
    const chosen = id === undefined ? own.where('state', '=', 'unread') : own.where('id', '=', id);
    const { numUpdatedRows } = await chosen.executeTakeFirst();
    if (id !== undefined && numUpdatedRows === 0n) await requireMessage(context, principal, id);
    context.userEvents.changed(tx, [personHolder(principal.userId)]);
  });
}

/** MySQL counts changed rows only, so a message read before is not one that is missing. */
async function requireMessage({ database }: KernelContext, principal: Principal, id: string): Promise<void> {
  const query = database.read
    .selectFrom('bpm_message')
    .select('id')
    .where('id', '=', id)
    .where('user_id', '=', principal.userId);
  if (!(await query.executeTakeFirst())) throw notFound();
}
