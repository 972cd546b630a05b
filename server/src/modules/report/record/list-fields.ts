import type { CaseRecord } from '../../../bpm/case-module.ts';
import { chinaDay } from '../../../calendar/index.ts';
import type { Database } from '../../../db/database.ts';

const SHOWN = [
  ...(['case_id', 'industry', 'matter', 'channel', 'form', 'enterprise'] as const),
  ...(['accepted_at', 'verified_true', 'penalty_fen', 'reward_fen'] as const),
] as const;

/** The columns that lists and exports show of reports: codes of the case type's choices, money in yuan, days in China. */
export async function listFields(database: Database, caseIds: readonly string[]): Promise<Map<string, CaseRecord>> {
  if (caseIds.length === 0) return new Map();
  const rows = await database.read.selectFrom('report').select(SHOWN).where('case_id', 'in', caseIds).execute();
  return new Map(
    rows.map((row) => [
      row.case_id,
      {
        industry: row.industry,
        matter: row.matter,
        channel: row.channel,
        form: row.form,
        enterprise: row.enterprise,
        acceptedAt: row.accepted_at === null ? null : chinaDay(row.accepted_at),
        verifiedTrue: row.verified_true || null,
        penaltyYuan: yuan(row.penalty_fen),
        rewardYuan: yuan(row.reward_fen),
      },
    ]),
  );
}

function yuan(fen: number | null): number | null {
  return fen === null ? null : fen / 100;
}
