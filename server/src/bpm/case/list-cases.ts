import type { Case, CaseQuery, Page } from '@safeflow/contracts';
import type { Principal } from '../../http/principal.ts';
import type { KernelContext } from '../kernel-context.ts';
import { pageOf } from '../page-of.ts';
import { casePositions, caseTotal, type CaseSearch } from './case-query.ts';
import { scopesOf } from './case-scope.ts';
import { caseViews } from './case-view.ts';

/** One page of the cases that the user may see (RPT-056). */
export async function listCases(context: KernelContext, principal: Principal, query: CaseQuery): Promise<Page<Case>> {
  const search = await searchOf(context, principal, query);
  const positions = await casePositions(search, query.limit);
  // A first page that is not full is the whole list; a search through titles is not made twice for that.
  const isWhole = query.cursor === undefined && positions.length <= query.limit;
  const total = isWhole ? positions.length : await caseTotal(search);
  return pageOf(positions, query.limit, total, (seqs) => casesBySeq(context, seqs.map(Number)));
}

export async function searchOf(context: KernelContext, principal: Principal, query: CaseQuery): Promise<CaseSearch> {
  const { database, directory, clock } = context;
  return { database, scopes: await scopesOf(directory, principal), query, now: clock.now() };
}

export async function casesBySeq(context: KernelContext, seqs: readonly number[]): Promise<Case[]> {
  if (seqs.length === 0) return [];
  const rows = await context.database.read
    .selectFrom('bpm_case')
    .selectAll()
    .where('seq', 'in', [...seqs])
    .execute();
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  return caseViews(
    context,
    seqs.flatMap((seq) => bySeq.get(seq) ?? []),
  );
}
