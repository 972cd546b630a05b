import { idParamsSchema, outboxPageSchema, outboxQuerySchema } from '@safeflow/contracts';
import { endpoint, type Endpoint } from '../../http/endpoint.ts';
import { notFound } from '../../http/errors.ts';
import type { KernelContext } from '../kernel-context.ts';
import { readCursor } from '../keyset-cursor.ts';
import { COUNTED, pageOf } from '../page-of.ts';
import type { OutboxTable } from '../tables/service-tables.ts';

const shared = { tag: 'Operations', access: { permission: 'process.operate' } } as const;

/** What could not be sent, and trying it again. */
export function outboxEndpoints(context: KernelContext): Endpoint[] {
  return [
    endpoint({
      ...shared,
      method: 'get',
      path: '/api/outbox',
      summary: 'Messages to the outside by their state',
      query: outboxQuerySchema,
      reply: outboxPageSchema,
      handle: ({ query }) => list(context, query),
    }),
    endpoint({
      ...shared,
      method: 'post',
      path: '/api/outbox/:id/retry',
      summary: 'Try a failed message again',
      params: idParamsSchema,
      handle: async ({ principal, params }) => {
        await context.database.transaction(async (tx) => {
          const again = { state: 'pending' as const, attempts: 0, next_at: context.clock.now() };
          const failed = tx.k
            .updateTable('bpm_outbox')
            .set(again)
            .where('id', '=', params.id)
            .where('state', '=', 'failed');
          if ((await failed.executeTakeFirst()).numUpdatedRows === 0n) throw notFound();
          await context.audit.record(tx, { principal, action: 'outbox.retry', object: params.id });
          tx.afterCommit(() => context.wakeOutbox());
        });
      },
    }),
  ];
}

interface Query {
  readonly state: OutboxTable['state'];
  readonly cursor?: string | undefined;
  readonly limit: number;
}

async function list({ database }: KernelContext, { state, cursor, limit }: Query) {
  const after = readCursor(cursor);
  const all = database.read.selectFrom('bpm_outbox as row').where('row.state', '=', state);
  const capped = all.select('row.id').limit(COUNTED + 1);
  const count = database.read.selectFrom(capped.as('rows')).select((eb) => eb.fn.countAll().as('total'));
  const rows = await (after ? all.where('row.id', '<', after.id) : all)
    .leftJoin('bpm_case as owner', 'owner.id', 'row.case_id')
    .select([
      'row.id',
      'row.channel',
      'row.payload',
      'row.state',
      'row.attempts',
      'row.error',
      'row.created_at',
      'row.sent_at',
      'owner.number',
    ])
    .orderBy('row.id', 'desc')
    .limit(limit + 1)
    .execute();
  const { total } = await count.executeTakeFirstOrThrow();
  const positions = rows.map(({ id, created_at: key }) => ({ id, key }));
  return pageOf(positions, limit, Number(total), async (ids) =>
    rows.slice(0, ids.length).map(({ payload, number, created_at: createdAt, sent_at: sentAt, ...row }) => ({
      ...row,
      to: recipient(payload),
      caseNumber: number,
      createdAt: new Date(createdAt).toISOString(),
      sentAt: sentAt === null ? null : new Date(sentAt).toISOString(),
    })),
  );
}

/** Personal numbers are not for operators: the last four digits tell enough. */
function recipient(payload: string): string {
  const { phone, to } = JSON.parse(payload) as { phone?: string; to?: string };
  if (phone !== undefined) return `*******${phone.slice(-4)}`;
  return (to ?? '').replace(/^(.).*(@.*)$/, '$1***$2');
}
