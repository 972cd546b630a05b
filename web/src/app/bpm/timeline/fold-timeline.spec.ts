import type { TimelineEntry } from '@safeflow/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterTimeline, foldTimeline, KINDS, type TimelineKind } from './fold-timeline.ts';

function entry(id: string, kind: TimelineKind, elementId: string | null = null): TimelineEntry {
  const nobody = {
    actorName: null,
    unitName: null,
    opinion: '',
    answers: [],
    attachments: [],
    duration: null,
    instanceId: null,
  };
  return { id, at: '2026-11-22T00:00:00Z', kind, title: id, titleEn: id, elementId, ...nobody };
}

const entries = fc
  .array(fc.constantFrom(...KINDS))
  .map((kinds) => kinds.map((kind, index) => entry(String(index), kind)));

describe('timeline (RPT-055)', () => {
  it('given system events in a row, when shown, then they are one line and what people did stands out', () => {
    const groups = foldTimeline([entry('1', 'system'), entry('2', 'system'), entry('3', 'step'), entry('4', 'system')]);
    expect(groups.map((group) => [group.folded, group.entries.length])).toEqual([
      [true, 2],
      [false, 1],
      [false, 1],
    ]);
  });

  it('given any history, when folded, then nothing is lost and the order stays', () => {
    fc.assert(
      fc.property(entries, (list) => {
        expect(foldTimeline(list).flatMap((group) => group.entries)).toEqual(list);
      }),
    );
  });

  it('given any history, when folded, then only system events are hidden', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const hidden = foldTimeline(list)
          .filter((group) => group.folded)
          .flatMap((group) => group.entries);
        expect(hidden.every(({ kind }) => kind === 'system')).toBe(true);
      }),
    );
  });

  it('given chosen kinds and an element, when filtered, then an entry must fit both', () => {
    const list = [entry('1', 'step', 'verify'), entry('2', 'step', 'accept'), entry('3', 'deadline', 'verify')];
    expect(filterTimeline(list, { kinds: ['step'], elementId: 'verify' }).map(({ id }) => id)).toEqual(['1']);
    expect(filterTimeline(list, { kinds: [], elementId: null })).toEqual(list);
  });
});
