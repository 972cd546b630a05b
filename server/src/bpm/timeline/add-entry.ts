import type { TimelineEntry } from '@safeflow/contracts';
import type { Tx } from '../../db/database.ts';
import { newId } from '../new-id.ts';
import type { TimelineKind } from '../tables/case-tables.ts';

export interface NewTimelineEntry {
  readonly caseId: string;
  readonly at: number;
  readonly kind: TimelineKind;
  readonly title: string;
  readonly titleEn: string;
  readonly actorName?: string | null;
  readonly unitName?: string | null;
  readonly opinion?: string;
  readonly answers?: readonly TimelineEntry['answers'][number][];
  readonly fileIds?: readonly string[];
  /** Milliseconds the step was open. */
  readonly duration?: number | null;
  readonly elementId?: string | null;
  readonly instanceId?: string | null;
  readonly milestone?: string | null;
}

/** Adds one entry to the history of a case (RPT-055, PLT-053). */
export async function addEntry(tx: Tx, entry: NewTimelineEntry): Promise<string> {
  const id = newId();
  await tx.k
    .insertInto('bpm_timeline')
    .values({
      id,
      case_id: entry.caseId,
      at: entry.at,
      kind: entry.kind,
      title: entry.title.slice(0, 300),
      title_en: entry.titleEn.slice(0, 300),
      actor_name: entry.actorName ?? null,
      unit_name: entry.unitName ?? null,
      opinion: entry.opinion ?? '',
      answers: JSON.stringify(entry.answers ?? []),
      file_ids: JSON.stringify(entry.fileIds ?? []),
      duration: entry.duration ?? null,
      element_id: entry.elementId ?? null,
      instance_id: entry.instanceId ?? null,
      milestone: entry.milestone ?? null,
    })
    .execute();
  return id;
}
