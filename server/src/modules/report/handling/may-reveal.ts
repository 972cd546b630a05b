import type { Database } from '../../../db/database.ts';
import type { Principal } from '../../../http/principal.ts';

/** Only handling persons may learn who reported: those who have, had or began a step of the report (D11, RPT-051). */
export async function mayRevealReporter(database: Database, principal: Principal, caseId: string): Promise<boolean> {
  if (!principal.permissions.has('case.reveal')) return false;
  const step = await database.read
    .selectFrom('bpm_work_item')
    .select('id')
    .where('case_id', '=', caseId)
    .where('assignee_id', '=', principal.userId)
    .limit(1)
    .executeTakeFirst();
  if (step) return true;
  const entry = await database.read
    .selectFrom('bpm_case')
    .select('request_id')
    .where('id', '=', caseId)
    .executeTakeFirst();
  return entry?.request_id?.startsWith(`${principal.userId}:`) ?? false;
}
