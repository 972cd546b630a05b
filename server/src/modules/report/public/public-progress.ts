import type { PublicProgress } from '@safeflow/contracts';
import type { CaseRecord } from '../../../bpm/case-module.ts';
import { unknownCode } from './public-errors.ts';
import type { PublicNeeds } from './public-needs.ts';
import { publicStatus } from './public-status.ts';

/** The case of a code; the same answer for every code that is none. */
export async function caseByCode({ database }: PublicNeeds, code: string) {
  const row = await database.read
    .selectFrom('bpm_case')
    .selectAll()
    .where('number', '=', code.toUpperCase())
    .where('type', '=', 'report')
    .executeTakeFirst();
  if (!row) throw unknownCode({ field: 'code' });
  return row;
}

/** What a reporter sees under the code: milestones and the answer, no handlers and internal remarks (RPT-008). */
export async function progressOf(
  needs: PublicNeeds,
  row: Awaited<ReturnType<typeof caseByCode>>,
): Promise<PublicProgress> {
  const record = await needs.module.readRecord(needs.database, row.id);
  const status = publicStatus(row.status);
  return {
    code: row.number,
    title: row.title,
    status: row.status,
    statusText: status.zh,
    statusTextEn: status.en,
    submittedAt: new Date(row.created_at).toISOString(),
    dueAt: row.due_at === null ? null : new Date(row.due_at).toISOString(),
    steps: await milestones(needs, row.id),
    answer: answerOf(row.status, record),
    missing: row.status === 'temporarily-not-accepted' ? String(record['missingItems']) : '',
  };
}

/** Each milestone once, however many units passed it. */
async function milestones({ kernel }: PublicNeeds, caseId: string): Promise<PublicProgress['steps']> {
  const all = await kernel.publicProgress(caseId);
  const first = all.filter(({ key }, index) => all.findIndex((one) => one.key === key) === index);
  return first.map(({ at, text, textEn }) => ({ at: new Date(at).toISOString(), text, textEn }));
}

function answerOf(status: string, record: CaseRecord): string {
  const text = (field: string) => (typeof record[field] === 'string' ? record[field] : '');
  if (status === 'closed' || status === 'reward-pending') return text('publicAnswer');
  if (status === 'not-accepted') return text('notAcceptExplanation');
  return status === 'handed-out' ? text('handOutTo') : '';
}
