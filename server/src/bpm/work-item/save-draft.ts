import type { z } from 'zod';
import type { saveDraftSchema } from '@safeflow/contracts';
import type { Principal } from '../../http/principal.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { DraftTable, WorkItemTable } from '../tables/work-tables.ts';
import { changeItem, requireOwn } from './require-item.ts';

export type DraftInput = z.output<typeof saveDraftSchema>;

/** Keeps what was entered so far; unchecked, since it is unfinished. Two windows on one item meet at the version. */
export function saveDraft(
  context: KernelContext,
  principal: Principal,
  itemId: string,
  input: DraftInput,
): Promise<WorkItemTable> {
  return changeItem(context, principal, itemId, 'work-item.draft', async (tx, item) => {
    requireOwn(principal, item, input.version);
    const before = await tx.k.selectFrom('bpm_draft').selectAll().where('item_id', '=', itemId).executeTakeFirst();
    const draft: DraftTable = {
      item_id: itemId,
      draft_values: input.values ? JSON.stringify(input.values) : (before?.draft_values ?? '{}'),
      opinion: input.opinion ?? before?.opinion ?? '',
      file_ids: input.fileIds ? JSON.stringify(input.fileIds) : (before?.file_ids ?? '[]'),
      saved_at: context.clock.now(),
    };
    if (before) await tx.k.updateTable('bpm_draft').set(draft).where('item_id', '=', itemId).execute();
    else await tx.k.insertInto('bpm_draft').values(draft).execute();
    const version = item.version + 1;
    await tx.k.updateTable('bpm_work_item').set({ version }).where('id', '=', itemId).execute();
    return { ...item, version };
  });
}
