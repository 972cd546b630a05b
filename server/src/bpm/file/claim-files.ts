import type { Tx } from '../../db/database.ts';
import { defineError } from '../../http/errors.ts';

const unknownFile = defineError('unknown-file', 400, {
  zh: '附件不存在、已过期或不是您上传的，请重新上传。',
  en: 'An attachment does not exist, has expired or is not yours. Please upload it again.',
});

export interface FileClaim {
  readonly ids: readonly string[];
  readonly owner: string;
  readonly caseId: string;
  readonly itemId: string | null;
  /** Name of the step that the files belong to. */
  readonly step: string;
}

/** Makes uploads part of a case; refuses with 400 what the owner has not uploaded or has used before. */
export async function claimFiles(tx: Tx, claim: FileClaim): Promise<void> {
  const ids = [...new Set(claim.ids)];
  if (ids.length === 0) return;
  const result = await tx.k
    .updateTable('bpm_file')
    .set({ case_id: claim.caseId, item_id: claim.itemId, step: claim.step, expires_at: null })
    .where('id', 'in', ids)
    .where('owner', '=', claim.owner)
    .where('case_id', 'is', null)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== ids.length) throw unknownFile({ field: 'fileIds' });
}
