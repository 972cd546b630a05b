import type { FileRef } from '@safeflow/contracts';
import type { KernelContext } from '../kernel-context.ts';
import type { FileTable } from '../tables/service-tables.ts';

export type FileView = FileRef & { kind: string; step: string };

export function fileView(row: FileTable): FileView {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    size: row.size,
    hash: row.hash,
    uploadedBy: row.uploaded_by,
    uploadedAt: new Date(row.uploaded_at).toISOString(),
    kind: row.kind,
    step: row.step,
  };
}

/** The files of a work item: those submitted with it, and uploads named by its draft. */
export async function fileViews(
  { database }: KernelContext,
  { itemId, ids }: { itemId: string; ids: readonly string[] },
): Promise<FileView[]> {
  const rows = await database.read
    .selectFrom('bpm_file')
    .selectAll()
    .where((eb) => eb.or([eb('item_id', '=', itemId), ...(ids.length > 0 ? [eb('id', 'in', [...ids])] : [])]))
    .execute();
  return rows.map(fileView);
}

/** All files of a case, in the order of their upload. */
export async function caseFiles({ database }: KernelContext, caseId: string): Promise<FileView[]> {
  const rows = await database.read
    .selectFrom('bpm_file')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('uploaded_at')
    .execute();
  return rows.map(fileView);
}
