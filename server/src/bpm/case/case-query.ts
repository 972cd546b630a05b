import { sql, type Expression, type SqlBool } from 'kysely';
import type { CaseQuery } from '@safeflow/contracts';
import { endOfDay, startOfDay } from '../china-day.ts';
import type { Database } from '../../db/database.ts';
import { readCursor, type KeysetPosition } from '../keyset-cursor.ts';
import { contains } from '../../db/contains.ts';
import { COUNTED } from '../page-of.ts';
import { scopeNumber, unitScope } from './case-scope.ts';
import { firstSeqAt } from './case-seq.ts';

export interface CasePosition extends KeysetPosition {
  readonly seq: number;
}

/** A list in the user's scopes; a filter for a unit narrows it by that unit's own scope. */
export interface CaseSearch {
  readonly database: Database;
  readonly scopes: readonly string[];
  readonly query: CaseQuery;
  readonly now: number;
}

/** One page: each scope is walked along its index, and the walks are merged; a case seen by two ways is shown once. */
export async function casePositions(search: CaseSearch, limit: number): Promise<CasePosition[]> {
  const after = readCursor(search.query.cursor);
  const pages = await Promise.all(search.scopes.map((scope) => walk(search, scope, after, limit + 1)));
  const sign = search.query.sort.startsWith('-') ? -1 : 1;
  const merged = pages.flat().sort((a, b) => sign * (a.key - b.key || a.seq - b.seq));
  return merged
    .filter(({ seq }, index) => merged[index - 1]?.seq !== seq)
    .slice(0, limit + 1)
    .map(({ key, seq }) => ({ key, seq, id: String(seq) }));
}

/** How many cases the list holds, exact up to 1,000. */
export async function caseTotal(search: CaseSearch): Promise<number> {
  const rows = filtered(search)
    .where('scoped.scope', 'in', search.scopes.map(scopeNumber))
    .select('scoped.seq')
    .$if(search.scopes.length > 1, (query) => query.distinct())
    .limit(COUNTED + 1);
  const count = search.database.read.selectFrom(rows.as('rows')).select((eb) => eb.fn.countAll().as('total'));
  return Number((await count.executeTakeFirstOrThrow()).total);
}

function walk(search: CaseSearch, scope: string, after: KeysetPosition | undefined, limit: number) {
  const { sort } = search.query;
  const byDue = sort.endsWith('due');
  const direction = sort.startsWith('-') ? ('desc' as const) : ('asc' as const);
  const beyond = direction === 'desc' ? '<' : '>';
  let rows = filtered(search).where('scoped.scope', '=', scopeNumber(scope));
  if (after) {
    rows = byDue
      ? rows.where(sql<boolean>`(scoped.due_key, scoped.seq) ${sql.raw(beyond)} (${after.key}, ${Number(after.id)})`)
      : rows.where('scoped.seq', beyond, after.key);
  }
  return rows
    .select(['scoped.seq', byDue ? 'scoped.due_key as key' : 'scoped.seq as key'])
    .$if(byDue, (query) => query.orderBy('scoped.due_key', direction))
    .orderBy('scoped.seq', direction)
    .limit(limit)
    .execute();
}

function filtered({ database, query, now }: CaseSearch) {
  return database.read.selectFrom('bpm_case_scope as scoped').where((eb) => {
    const all: Expression<SqlBool>[] = [];
    if (query.status?.length) all.push(eb('scoped.status', 'in', query.status));
    if (query.industry?.length) all.push(eb('scoped.industry', 'in', query.industry));
    if (query.type !== undefined) all.push(eb('scoped.type', '=', query.type));
    if (query.open !== undefined) all.push(eb('scoped.open', '=', query.open ? 1 : 0));
    if (query.region !== undefined) all.push(eb.between('scoped.region_code', ...regionRange(query.region)));
    if (query.from !== undefined) all.push(eb('scoped.seq', '>=', firstSeqAt(startOfDay(query.from))));
    if (query.to !== undefined) all.push(eb('scoped.seq', '<', firstSeqAt(endOfDay(query.to) + 1)));
    if (query.due !== undefined) all.push(eb('scoped.open', '=', 1));
    if (query.due === 'overdue') all.push(eb('scoped.due_key', '<', now));
    if (query.due === 'near') all.push(eb('scoped.near_key', '<=', now), eb('scoped.due_key', '>=', now));
    if (query.unitId !== undefined) all.push(eb.exists(inUnit(database, query.unitId)));
    if (query.q && NUMBER.test(query.q)) all.push(eb('scoped.seq', 'in', numberedLike(database, query.q)));
    else if (query.q) all.push(eb.exists(matching(database, query.q)));
    return eb.and(all);
  });
}

/** A region with all below it: codes of GB/T 2260 end in pairs of zeros. */
function regionRange(code: string): [string, string] {
  const prefix = code.replace(/(00){1,2}$/, '');
  return [prefix.padEnd(6, '0'), prefix.padEnd(6, '9')];
}

function inUnit(database: Database, unitId: string) {
  return database.read
    .selectFrom('bpm_case_scope as unit')
    .select('unit.seq')
    .where('unit.scope', '=', scopeNumber(unitScope(unitId)))
    .where('unit.seq', '=', sql.ref<number>('scoped.seq'));
}

/** The beginning of a case number is looked up in its index instead of in every title. */
const NUMBER = /^[A-Za-z]{0,8}\d{4,}$/;

function numberedLike(database: Database, q: string) {
  return database.read.selectFrom('bpm_case').select('seq').where('number', '>=', q).where('number', '<', `${q}~`);
}

function matching(database: Database, q: string) {
  return database.read
    .selectFrom('bpm_case as searched')
    .select('searched.seq')
    .where('searched.seq', '=', sql.ref<number>('scoped.seq'))
    .where((eb) => eb.or([contains('searched.title', q), contains('searched.number', q)]));
}
