import type { Database, Tx } from '../../db/database.ts';
import type { CaseRecord } from '../case-module.ts';
import type { KernelContext } from '../kernel-context.ts';
import { queries } from './case-access.ts';

interface Owner {
  readonly id: string;
  readonly type: string;
}

/** The domain record of a case: in its module's table, or as JSON on the case. */
export async function readRecord(context: KernelContext, source: Database | Tx, owner: Owner): Promise<CaseRecord> {
  const module = context.modules.get(owner.type);
  if (module) return module.readRecord(source, owner.id);
  const row = await queries(source)
    .selectFrom('bpm_case')
    .select('record')
    .where('id', '=', owner.id)
    .executeTakeFirst();
  return JSON.parse(row?.record ?? '{}') as CaseRecord;
}

/** Writes fields of the record; `industry` is repeated on the case, where lists filter by it. */
export async function patchRecord(context: KernelContext, tx: Tx, owner: Owner, patch: CaseRecord): Promise<void> {
  if (Object.keys(patch).length === 0) return;
  const module = context.modules.get(owner.type);
  if (module) return module.patchRecord(tx, owner.id, patch);
  const record = { ...(await readRecord(context, tx, owner)), ...patch };
  await tx.k
    .updateTable('bpm_case')
    .set({ record: JSON.stringify(record) })
    .where('id', '=', owner.id)
    .execute();
}
