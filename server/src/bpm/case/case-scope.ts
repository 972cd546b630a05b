import { createHash } from 'node:crypto';
import { insertNew } from '../../db/insert-new.ts';
import type { Tx } from '../../db/database.ts';
import type { Principal } from '../../http/principal.ts';
import type { Directory, DirectoryUnit } from '../directory.ts';
import { NO_DUE } from '../due/no-due.ts';
import type { CaseTable } from '../tables/case-tables.ts';

const numbers = new Map<string, number>();

/** 52 bits of the key's SHA-256: as unique as a list needs, and small in the indexes. The case page asks by the same key. */
export function scopeNumber(key: string): number {
  let known = numbers.get(key);
  if (known === undefined) {
    known = Number(createHash('sha256').update(key).digest().readBigUInt64BE() >> 12n);
    if (numbers.size > 50_000) numbers.clear();
    numbers.set(key, known);
  }
  return known;
}

export const unitScope = (unitId: string) => `unit:${unitId}`;
export const personScope = (userId: string) => `user:${userId}`;
export const groupScope = (group: string) => `group:${group}`;

/** The keys under which a user finds cases (RPT-056): his authority's subtree with `case.read`, and what he works on. */
export async function scopesOf(directory: Directory, principal: Principal): Promise<string[]> {
  const own = [personScope(principal.userId), ...principal.groups.map(groupScope)];
  if (!principal.permissions.has('case.read')) return own;
  const authority = await authorityOf(directory, principal.unitId);
  return [unitScope(authority?.id ?? principal.unitId), ...own];
}

/** The authority of a unit: itself, or for an internal department the unit it belongs to. */
export async function authorityOf(directory: Directory, unitId: string): Promise<DirectoryUnit | undefined> {
  let unit = await directory.unit(unitId);
  while (unit?.kind === 'department' && unit.parentId !== null) unit = await directory.unit(unit.parentId);
  return unit;
}

/** The keys that a unit taking part opens: itself and all above it. */
export async function scopesOfUnit(directory: Directory, unitId: string): Promise<string[]> {
  const unit = await directory.unit(unitId);
  return (unit?.path.split('/').filter(Boolean) ?? [unitId]).map(unitScope);
}

type Scoped = Pick<CaseTable, 'seq' | 'status' | 'region_code' | 'type' | 'industry' | 'open' | 'due_at' | 'near_at'>;

/** Lets the holders of these keys see the case. */
export async function addScopes(tx: Tx, row: Scoped, keys: readonly string[]): Promise<void> {
  const shared = { seq: row.seq, region_code: row.region_code, type: row.type, ...changing(row) };
  const rows = [...new Set(keys)].map((key) => ({ scope: scopeNumber(key), ...shared }));
  await insertNew(tx, 'bpm_case_scope', rows);
}

export async function removeScope(tx: Tx, seq: number, key: string): Promise<void> {
  await tx.k.deleteFrom('bpm_case_scope').where('scope', '=', scopeNumber(key)).where('seq', '=', seq).execute();
}

/** Repeats what changed on the case in its scope rows. */
export async function updateScopes(tx: Tx, row: Scoped): Promise<void> {
  await tx.k.updateTable('bpm_case_scope').set(changing(row)).where('seq', '=', row.seq).execute();
}

function changing(row: Scoped) {
  return {
    status: row.status,
    industry: row.industry,
    open: row.open,
    due_key: row.due_at ?? NO_DUE,
    near_key: row.near_at ?? NO_DUE,
  };
}
