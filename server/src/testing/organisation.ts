import type { Database } from '../db/database.ts';

/** Province P, city C with counties K and X; department D and township T of K. */
const UNITS = [
  ['p', null, 'province', '610000', '陕西省应急管理厅'],
  ['c', 'p', 'city', '610400', '咸阳市应急管理局'],
  ['k', 'c', 'county', '610422', '三原县应急管理局'],
  ['d', 'k', 'department', '610422', '三原县危化科'],
  ['t', 'k', 'township', '610422', '城关街道应急管理所'],
  ['x', 'c', 'county', '610423', '泾阳县应急管理局'],
] as const;

/** One user for each entry, named by his account; the password of all is `PASSWORD`. */
const USERS = [
  ['officer', 'k', ['information-officer']],
  ['admin', 'k', ['unit-admin']],
  ['admin2', 'k', ['unit-admin']],
  ['handler', 'd', ['handler']],
  ['stranger', 'x', ['unit-admin', 'handler']],
  ['city', 'c', ['unit-admin']],
  ['province', 'p', ['supervisor']],
  ['operator', 'p', ['process-admin']],
] as const;

export type Account = (typeof USERS)[number][0];

export const PASSWORD = 'Correct#Horse1';

/** Fills an empty database with a small organisation. */
export async function seedOrganisation(database: Database, passwordHash: string, now: number): Promise<void> {
  await database.transaction(async (tx) => {
    const paths = new Map<string | null, string>([[null, '/']]);
    for (const [id, parent, kind, region, name] of UNITS) {
      const path = `${paths.get(parent) ?? ''}${id}/`;
      paths.set(id, path);
      const empty = { head: '', phone: '', address: '', enabled: 1, version: 1 };
      const unit = { ...empty, id, parent_id: parent, kind, region_code: region, name, code: id, path };
      await tx.k.insertInto('org_unit').values(unit).execute();
    }
    for (const [account, unit, roles] of USERS) {
      const secret = { password_hash: passwordHash, password_changed_at: now };
      const user = { id: `u-${account}`, account, unit_id: unit, name: `用户${account}`, phone: '' };
      const fixed = { enabled: 1, last_sign_in_at: null, version: 1 };
      await tx.k
        .insertInto('org_user')
        .values({ ...fixed, ...secret, ...user })
        .execute();
      for (const role of roles) await tx.k.insertInto('org_user_role').values({ user_id: user.id, role }).execute();
    }
  });
}
