import type { Database, Tx } from '../../db/database.ts';
import { notFound } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { CaseTable } from '../tables/case-tables.ts';
import { scopeNumber, scopesOf } from './case-scope.ts';

/** Reads a case that the user may see; otherwise answers 404 as if there were none, and audits it (RPT-056, RPT-077). */
export async function requireCase(context: KernelContext, principal: Principal, caseId: string): Promise<CaseTable> {
  const row = await context.database.read
    .selectFrom('bpm_case')
    .selectAll()
    .where('id', '=', caseId)
    .executeTakeFirst();
  if (row && (await maySee(context, context.database, principal, row.seq))) return row;
  await deny(context, principal, 'case.read', row?.number ?? caseId);
  throw notFound();
}

export async function maySee(
  context: KernelContext,
  source: Database | Tx,
  principal: Principal,
  seq: number,
): Promise<boolean> {
  const scopes = (await scopesOf(context.directory, principal)).map(scopeNumber);
  const found = await queries(source)
    .selectFrom('bpm_case_scope')
    .select('scope')
    .where('seq', '=', seq)
    .where('scope', 'in', scopes)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Notes in the audit log that somebody reached for what is not his. */
export async function deny(
  context: KernelContext,
  principal: Principal,
  action: string,
  object: string,
): Promise<void> {
  await context.audit.record(null, { principal, action, object, result: 'denied' });
}

export function queries(source: Database | Tx) {
  return 'k' in source ? source.k : source.read;
}
