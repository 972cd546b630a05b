import type { PublicReport } from '@safeflow/contracts';
import type { DraftFile } from '../evidence/photo-queue.ts';

/** Who reports; lives in memory only, because the computer may be shared (RPT-051). */
export interface DraftReporter {
  readonly name: string;
  readonly phone: string;
  readonly idNumber: string;
  readonly address: string;
}

/** What the reporter has filled in so far. */
export interface ReportDraft {
  readonly requestId: string;
  readonly realName: boolean;
  readonly regionCode: string;
  readonly place: string;
  readonly industry: string;
  readonly matter: PublicReport['matter'] | '';
  readonly title: string;
  readonly facts: string;
  readonly enterprise: string;
  readonly files: readonly DraftFile[];
  readonly reporter: DraftReporter;
}

export const emptyReporter: DraftReporter = { name: '', phone: '', idNumber: '', address: '' };

export function emptyDraft(realName: boolean, requestId: string): ReportDraft {
  return {
    requestId,
    realName,
    regionCode: '',
    place: '',
    industry: '',
    matter: '',
    title: '',
    facts: '',
    enterprise: '',
    files: [],
    reporter: emptyReporter,
  };
}

/** The part of a draft that may stay in the browser's tab: everything but the reporter's own data. */
export function storable(draft: ReportDraft): ReportDraft {
  return { ...draft, reporter: emptyReporter };
}

/** Makes the request from a checked draft; an anonymous one carries no reporter at all (RPT-006). */
export function toReport(draft: ReportDraft, captcha: PublicReport['captcha']): PublicReport {
  const { requestId, regionCode, place, industry, title, facts, enterprise, reporter } = draft;
  if (draft.matter === '') throw new Error('Expected a matter, but the draft has none.');
  return {
    requestId,
    captcha,
    reporter: draft.realName
      ? { ...reporter, phone: reporter.phone.trim(), idNumber: reporter.idNumber.trim().toUpperCase() }
      : null,
    regionCode,
    place,
    industry,
    matter: draft.matter,
    title,
    facts,
    enterprise,
    fileIds: draft.files.map((file) => file.id),
  };
}
