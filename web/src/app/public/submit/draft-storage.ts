import { storable, type ReportDraft } from './report-draft.ts';

const draftKey = 'safeflow.report-draft';
const noticeKey = 'safeflow.notice-read';

/** Keeps a draft until the tab is closed; the reporter's own data are left out, the computer may be shared. */
export function storeDraft(draft: ReportDraft): void {
  sessionStorage.setItem(draftKey, JSON.stringify(storable(draft)));
}

/** The draft of this tab, or null when there is none or it was written by another version of the page. */
export function restoreDraft(): ReportDraft | null {
  try {
    const draft = JSON.parse(sessionStorage.getItem(draftKey) ?? 'null') as ReportDraft | null;
    return draft && Array.isArray(draft.files) && typeof draft.requestId === 'string' ? draft : null;
  } catch {
    return null;
  }
}

export function forgetDraft(): void {
  sessionStorage.removeItem(draftKey);
}

export function markNoticeRead(): void {
  sessionStorage.setItem(noticeKey, 'yes');
}

/** The notice was confirmed in this tab (RPT-003). */
export function noticeWasRead(): boolean {
  return sessionStorage.getItem(noticeKey) === 'yes';
}
