import type { WorkItemDetail } from '@safeflow/contracts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { UnsavedDrafts } from './unsaved-drafts.ts';

const draft = { id: 'w1', values: { result: '属实' }, opinion: '同意', fileIds: [] };
const detail = {
  item: { id: 'w1' },
  data: { result: '', industry: '危化' },
  draft: { values: {}, opinion: '', fileIds: ['f1'], savedAt: '2026-11-22T06:00:00Z' },
  files: [],
  actions: ['complete'],
} as unknown as WorkItemDetail;

describe('what is not saved yet', () => {
  let leave: (event: { preventDefault: () => void }) => void;
  let drafts: UnsavedDrafts;
  beforeEach(() => {
    vi.stubGlobal('addEventListener', (_name: string, listener: typeof leave) => (leave = listener));
    drafts = new UnsavedDrafts();
    vi.unstubAllGlobals();
  });

  it('given a broken connection, when the item is opened again, then what was entered is there', () => {
    drafts.keep(draft);
    expect(drafts.over(detail)).toMatchObject({
      data: { result: '属实', industry: '危化' },
      draft: { opinion: '同意', savedAt: '2026-11-22T06:00:00Z' },
    });
  });

  it('given an item that somebody else has now, when it is opened, then it shows what the server knows', () => {
    drafts.keep(draft);
    const taken: WorkItemDetail = { ...detail, actions: [] };
    expect(drafts.over(taken)).toBe(taken);
  });

  it('given more typed while the draft was on its way, when it is saved, then the newer one still waits', () => {
    drafts.keep(draft);
    const newer = { ...draft, opinion: '不同意' };
    drafts.keep(newer);
    drafts.saved(draft);
    expect(drafts.of('w1')).toBe(newer);
    drafts.saved(newer);
    expect(drafts.of('w1')).toBeUndefined();
  });

  it('given something not saved, when the window is closed, then the browser asks first', () => {
    const preventDefault = vi.fn();
    leave({ preventDefault });
    expect(preventDefault).not.toHaveBeenCalled();
    drafts.keep(draft);
    leave({ preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });
});
