import { z } from 'zod';
import {
  idParamsSchema,
  savedViewInputSchema,
  savedViewSchema,
  savedViewsSchema,
  type SavedView,
} from '@safeflow/contracts';
import { endpoint, type Endpoint } from '../../http/endpoint.ts';
import { defineError, notFound } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import type { KernelContext } from '../kernel-context.ts';
import { newId } from '../new-id.ts';
import type { SavedViewTable } from '../tables/work-tables.ts';

const shared = { tag: 'Saved views', access: 'session' } as const;
const MOST = 50;

const tooManyViews = defineError('too-many-views', 409, {
  zh: '保存的视图已达上限，请先删除不用的视图。',
  en: 'You have too many saved views. Please delete some first.',
});

/** The user's own named filters. */
export function savedViewEndpoints(context: KernelContext): Endpoint[] {
  return [
    endpoint({
      ...shared,
      method: 'get',
      path: '/api/saved-views',
      summary: 'The saved filters of the user',
      query: z.object({ list: savedViewInputSchema.shape.list.optional() }),
      reply: savedViewsSchema,
      handle: async ({ principal, query }) => {
        const rows = await ownViews(context, principal);
        return { views: rows.filter(({ list }) => query.list === undefined || list === query.list).map(viewOf) };
      },
    }),
    endpoint({
      ...shared,
      method: 'post',
      path: '/api/saved-views',
      summary: 'Save a filter; the same name replaces it',
      body: savedViewInputSchema,
      status: 201,
      reply: savedViewSchema,
      handle: ({ principal, body }) => save(context, principal, body),
    }),
    endpoint({
      ...shared,
      method: 'delete',
      path: '/api/saved-views/:id',
      summary: 'Delete a saved filter',
      params: idParamsSchema,
      handle: async ({ principal, params }) => {
        await context.database.transaction(async (tx) => {
          const own = tx.k
            .deleteFrom('bpm_saved_view')
            .where('id', '=', params.id)
            .where('user_id', '=', principal.userId);
          if ((await own.executeTakeFirst()).numDeletedRows === 0n) throw notFound();
        });
      },
    }),
  ];
}

function ownViews({ database }: KernelContext, principal: Principal): Promise<SavedViewTable[]> {
  return database.read
    .selectFrom('bpm_saved_view')
    .selectAll()
    .where('user_id', '=', principal.userId)
    .orderBy('name')
    .execute();
}

async function save(
  context: KernelContext,
  principal: Principal,
  input: z.output<typeof savedViewInputSchema>,
): Promise<SavedView> {
  const row: SavedViewTable = {
    id: newId(),
    user_id: principal.userId,
    list: input.list,
    name: input.name,
    query: input.query,
    view_columns: JSON.stringify(input.columns),
  };
  if ((await ownViews(context, principal)).length >= MOST) throw tooManyViews();
  await context.database.transaction(async (tx) => {
    const same = tx.k.deleteFrom('bpm_saved_view').where('user_id', '=', principal.userId);
    await same.where('list', '=', row.list).where('name', '=', row.name).execute();
    await tx.k.insertInto('bpm_saved_view').values(row).execute();
  });
  return viewOf(row);
}

function viewOf({ id, list, name, query, view_columns: columns }: SavedViewTable): SavedView {
  return { id, list, name, query, columns: JSON.parse(columns) as string[] };
}
