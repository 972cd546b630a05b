import type { z } from 'zod';
import type { bulkResultSchema, bulkSchema } from '@safeflow/contracts';
import { ApiError, type Language } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import type { KernelContext } from '../kernel-context.ts';
import { claim } from './claim.ts';
import { markRead } from './mark-read.ts';
import { release } from './release.ts';
import { readItem } from './require-item.ts';

/** Does one action to many items; each succeeds or is refused on its own. */
export async function bulk(
  context: KernelContext,
  principal: Principal,
  { action, ids }: z.output<typeof bulkSchema>,
  language: Language,
): Promise<z.input<typeof bulkResultSchema>> {
  const results = await Promise.all(
    [...new Set(ids)].map(async (id) => {
      try {
        await act(context, principal, action, id);
        return { id, ok: true };
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        return { id, ok: false, message: error.text[language] };
      }
    }),
  );
  return { results };
}

async function act(
  context: KernelContext,
  principal: Principal,
  action: 'claim' | 'release' | 'mark-read',
  id: string,
): Promise<void> {
  if (action === 'claim') await claim(context, principal, id);
  else if (action === 'mark-read') await markRead(context, principal, id);
  else await release(context, principal, id, (await readItem(context, context.database, principal, id)).version);
}
