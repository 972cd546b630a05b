import type { TimelineEntry } from '@safeflow/contracts';
import type { KernelContext } from '../kernel-context.ts';
import { caseFiles } from '../file/file-view.ts';

const MOST = 2000;

/** The history of a case, oldest first (RPT-055, PLT-053). */
export async function timelineView(context: KernelContext, caseId: string): Promise<TimelineEntry[]> {
  const rows = await context.database.read
    .selectFrom('bpm_timeline')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .limit(MOST)
    .execute();
  const files = new Map((await caseFiles(context, caseId)).map((file) => [file.id, file]));
  return rows.map((row) => ({
    id: row.id,
    at: new Date(row.at).toISOString(),
    kind: row.kind,
    title: row.title,
    titleEn: row.title_en,
    actorName: row.actor_name,
    unitName: row.unit_name,
    opinion: row.opinion,
    answers: JSON.parse(row.answers) as TimelineEntry['answers'],
    attachments: (JSON.parse(row.file_ids) as string[]).flatMap((id) => files.get(id) ?? []),
    duration: row.duration,
    elementId: row.element_id,
    instanceId: row.instance_id,
  }));
}

/** The milestones the public sees, oldest first, without handlers and remarks (RPT-008). */
export async function publicProgress(
  { database, caseTypes }: KernelContext,
  caseId: string,
): Promise<{ at: number; key: string; text: string; textEn: string }[]> {
  const { type } = await database.read
    .selectFrom('bpm_case')
    .select('type')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  const rows = await database.read
    .selectFrom('bpm_timeline')
    .select(['at', 'milestone'])
    .where('case_id', '=', caseId)
    .where('milestone', 'is not', null)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const { milestones } = caseTypes.get(type);
  return rows.flatMap(({ at, milestone }, index) => {
    const known = milestones.find(({ id }) => id === milestone);
    const repeated = rows[index - 1]?.milestone === milestone;
    return known && !repeated ? [{ at, key: known.id, text: known.name, textEn: known.nameEn }] : [];
  });
}
