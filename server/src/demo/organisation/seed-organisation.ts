import type { Tx } from '../../db/database.ts';
import { type DemoUnit, demoUnits } from './demo-units.ts';
import { type DemoUser, demoUsers } from './demo-users.ts';

/** The passwords of the demonstration, which everybody is told, do not expire. */
const YEARS = 20 * 366 * 86_400_000;

/** Writes units and accounts of the demonstration; all have one password. */
export async function seedOrganisation(tx: Tx, passwordHash: string, now: number): Promise<void> {
  const paths = new Map<string | null, string>([[null, '/']]);
  for (const unit of demoUnits) {
    const path = `${paths.get(unit.parentId) ?? '/'}${unit.id}/`;
    paths.set(unit.id, path);
    await tx.k.insertInto('org_unit').values(unitRow(unit, path)).execute();
  }
  for (const user of demoUsers) {
    const secret = { password_hash: passwordHash, password_changed_at: now + YEARS };
    await tx.k
      .insertInto('org_user')
      .values({ ...userRow(user), ...secret })
      .execute();
    await tx.k
      .insertInto('org_user_role')
      .values(user.roles.map((role) => ({ user_id: user.account, role })))
      .execute();
  }
}

function unitRow({ id, parentId, kind, regionCode, name }: DemoUnit, path: string) {
  const empty = { head: '', phone: '', address: '', enabled: 1, version: 1 };
  return { ...empty, id, parent_id: parentId, kind, region_code: regionCode, name, code: id.slice(1), path };
}

function userRow({ account, name, unitId, phone }: DemoUser) {
  return { id: account, account, name, unit_id: unitId, phone, enabled: 1, version: 1, last_sign_in_at: null };
}
