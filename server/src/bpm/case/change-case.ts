import type { Tx } from '../../db/database.ts';
import { locked } from '../../db/locked.ts';
import { nearBefore } from '../due/due-span.ts';
import { followCaseDue } from '../due/follow-case-due.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { CaseTable } from '../tables/case-tables.ts';
import { updateScopes } from './case-scope.ts';

export type CaseChange = Partial<
  Pick<
    CaseTable,
    'status' | 'open' | 'due_at' | 'near_at' | 'closed_at' | 'industry' | 'title' | 'priority' | 'holders'
  >
>;

/** Changes a case and what lists repeat of it. */
export async function changeCase(tx: Tx, caseId: string, change: CaseChange): Promise<void> {
  const row = await lockCase(tx, caseId);
  const changed = { ...row, ...change };
  if (Object.keys(change).every((key) => changed[key as keyof CaseChange] === row[key as keyof CaseChange])) return;
  await tx.k
    .updateTable('bpm_case')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', caseId)
    .execute();
  const { holders: _shownOnly, title: _notFiltered, ...listed } = change;
  if (Object.keys(listed).length > 0) await updateScopes(tx, changed);
}

export async function lockCase(tx: Tx, caseId: string): Promise<CaseTable> {
  const query = tx.k.selectFrom('bpm_case').selectAll().where('id', '=', caseId);
  const row = await locked(tx, query).executeTakeFirst();
  if (!row) throw new Error(`Expected case "${caseId}" to exist, but it does not.`);
  return row;
}

/** Milliseconds for which the watch may be planning while the due date changes; a message that comes late makes it plan once more. */
const WATCH_MAY_BE_BUSY = 3_600_000;

/** Sets or takes away the due date and tells the deadline watch, whose messages are correlated by the case's id. */
export async function setDueAt(context: KernelContext, tx: Tx, caseId: string, dueAt: number | null): Promise<void> {
  const row = await lockCase(tx, caseId);
  if (row.due_at === dueAt) return;
  const { near } = context.caseTypes.get(row.type);
  const nearAt = dueAt === null ? null : await nearBefore(context.calendar, dueAt, near);
  await changeCase(tx, caseId, { due_at: dueAt, near_at: nearAt });
  await followCaseDue(context, tx, caseId, dueAt);
  await context.engine.send(tx, {
    type: 'publish-message',
    name: 'deadline-changed',
    correlationKey: caseId,
    variables: { dueAt },
    timeToLive: WATCH_MAY_BE_BUSY,
  });
}
