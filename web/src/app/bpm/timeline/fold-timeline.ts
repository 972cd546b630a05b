import type { TimelineEntry } from '@safeflow/contracts';

export type TimelineKind = TimelineEntry['kind'];
export const KINDS = [
  'step',
  'message',
  'deadline',
  'view',
  'system',
  'incident',
] as const satisfies readonly TimelineKind[];

/** Either one entry, or a run of system events that are folded into one line. */
export interface TimelineGroup {
  readonly key: string;
  readonly entries: readonly TimelineEntry[];
  readonly folded: boolean;
}

const SHORTEST_RUN = 2;

/** Folds runs of system events; everything else stands for itself, in the same order. */
export function foldTimeline(entries: readonly TimelineEntry[]): TimelineGroup[] {
  const runs: TimelineEntry[][] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (entry.kind === 'system' && last?.[0]?.kind === 'system') last.push(entry);
    else runs.push([entry]);
  }
  return runs.flatMap((run) =>
    run.length >= SHORTEST_RUN ? [group(run, true)] : run.map((entry) => group([entry], false)),
  );
}

function group(entries: TimelineEntry[], folded: boolean): TimelineGroup {
  return { key: entries[0]?.id ?? '', entries, folded };
}

export interface TimelineFilter {
  /** Empty: all kinds. */
  readonly kinds: readonly TimelineKind[];
  /** Element of the diagram whose history is wanted. */
  readonly elementId: string | null;
}

export function filterTimeline(
  entries: readonly TimelineEntry[],
  { kinds, elementId }: TimelineFilter,
): TimelineEntry[] {
  return entries.filter(
    (entry) =>
      (kinds.length === 0 || kinds.includes(entry.kind)) && (elementId === null || entry.elementId === elementId),
  );
}
