import { z } from 'zod';
import {
  bulkResultSchema,
  bulkSchema,
  completeSchema,
  idParamsSchema,
  saveDraftSchema,
  savedDraftSchema,
  versionSchema,
  workItemCountsSchema,
  workItemDetailSchema,
  workItemPageSchema,
  workItemQuerySchema,
  workItemSchema,
} from '@safeflow/contracts';
import { endpoint, type Endpoint } from '../../http/endpoint.ts';
import type { Language } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import type { KernelContext } from '../kernel-context.ts';
import { bulk } from './bulk.ts';
import { claim } from './claim.ts';
import { complete } from './complete.ts';
import { listWorkItems } from './list-work-items.ts';
import { release } from './release.ts';
import { requiredNow } from './required-now.ts';
import { saveDraft } from './save-draft.ts';
import { workItemCounts } from './work-item-counts.ts';
import { workItemDetail } from './work-item-detail.ts';
import { workItemViews } from './work-item-view.ts';

const shared = { tag: 'Work items', access: { permission: 'work' } } as const;

/** Inbox and task page. */
export function workItemEndpoints(context: KernelContext): Endpoint[] {
  return [...reading(context), ...changing(context)];
}

function reading(context: KernelContext): Endpoint[] {
  return [
    endpoint({
      ...shared,
      method: 'get',
      path: '/api/work-items',
      summary: 'A folder of the inbox',
      query: workItemQuerySchema,
      reply: workItemPageSchema,
      handle: ({ principal, query, language }) => listWorkItems(context, principal, query, language),
    }),
    endpoint({
      ...shared,
      method: 'get',
      path: '/api/work-items/counts',
      access: 'session',
      summary: 'The numbers of the badges',
      reply: workItemCountsSchema,
      handle: ({ principal }) => workItemCounts(context, principal),
    }),
    endpoint({
      ...shared,
      method: 'get',
      path: '/api/work-items/:id',
      summary: 'An item with its form; marks it read',
      params: idParamsSchema,
      reply: workItemDetailSchema,
      handle: ({ principal, params, language }) => workItemDetail(context, principal, params.id, language),
    }),
  ];
}

function changing(context: KernelContext): Endpoint[] {
  return [
    endpoint({
      ...shared,
      method: 'post',
      path: '/api/work-items/bulk',
      summary: 'Claim, release or mark read many items',
      body: bulkSchema,
      reply: bulkResultSchema,
      handle: ({ principal, body, language }) => bulk(context, principal, body, language),
    }),
    ...holding(context),
    ...working(context),
  ];
}

const one = { ...shared, params: idParamsSchema, reply: workItemSchema } as const;

async function answer(context: KernelContext, principal: Principal, id: string, language: Language) {
  const [item] = await workItemViews(context, principal, [id], language);
  if (!item) throw new Error(`Expected work item "${id}" to be readable, but it is gone.`);
  return item;
}

function holding(context: KernelContext): Endpoint[] {
  return [
    endpoint({
      ...one,
      method: 'post',
      path: '/api/work-items/:id/claim',
      summary: 'Claim an item',
      body: z.object({ version: versionSchema.shape.version.optional() }),
      handle: async ({ principal, params, body, language }) => {
        await claim(context, principal, params.id, body.version);
        return answer(context, principal, params.id, language);
      },
    }),
    endpoint({
      ...one,
      method: 'post',
      path: '/api/work-items/:id/release',
      summary: 'Give a claimed item back',
      body: versionSchema,
      handle: async ({ principal, params, body, language }) => {
        await release(context, principal, params.id, body.version);
        return answer(context, principal, params.id, language);
      },
    }),
  ];
}

function working(context: KernelContext): Endpoint[] {
  return [
    endpoint({
      ...one,
      method: 'put',
      path: '/api/work-items/:id/draft',
      summary: 'Keep what was entered so far',
      body: saveDraftSchema,
      reply: savedDraftSchema,
      handle: async ({ principal, params, body, language }) => {
        const item = await saveDraft(context, principal, params.id, body);
        const view = await answer(context, principal, params.id, language);
        return { ...view, requiredFiles: await requiredNow(context, item, body.values ?? {}) };
      },
    }),
    endpoint({
      ...one,
      method: 'post',
      path: '/api/work-items/:id/complete',
      summary: 'Complete an item with the values of its form',
      body: completeSchema,
      handle: async ({ principal, params, body, language }) => {
        await complete(context, principal, params.id, body, language);
        return answer(context, principal, params.id, language);
      },
    }),
  ];
}
