import type { CaseRecord } from '../../../bpm/case-module.ts';
import type { Database } from '../../../db/database.ts';
import type { ReportOptions } from '../report-options.ts';

/** The columns that lists and exports show of reports, codes as texts, money in yuan, times in ISO 8601. */
export async function listFields(
  database: Database,
  caseIds: readonly string[],
  { label }: ReportOptions,
): Promise<Map<string, CaseRecord>> {
  if (caseIds.length === 0) return new Map();
  const rows = await database.read
    .selectFrom('report')
    .select([
      'case_id',
      'industry',
      'matter',
      'channel',
      'form',
      'enterprise',
      'accepted_at',
      'verified_true',
      'penalty_fen',
      'reward_fen',
    ])
    .where('case_id', 'in', caseIds)
    .execute();
  return new Map(
    rows.map((row) => [
      row.case_id,
      {
        industry: label('industries', row.industry),
        matter: label('matters', row.matter),
        channel: label('channels', row.channel),
        form: label('forms', row.form),
        enterprise: row.enterprise,
        acceptedAt: row.accepted_at === null ? null : new Date(row.accepted_at).toISOString(),
        verifiedTrue: label('verifiedValues', row.verified_true),
        penaltyYuan: yuan(row.penalty_fen),
        rewardYuan: yuan(row.reward_fen),
      },
    ]),
  );
}

function yuan(fen: number | null): number | null {
  return fen === null ? null : fen / 100;
}
