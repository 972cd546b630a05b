import type { Database } from '../../../db/database.ts';

export const PASSWORD = 'Correct#Horse1';

/** Ids of units are their codes; each user is named `<unit>-<role>`. */
const UNITS = [
  ['province', null, 'province', '610000', '陕西省应急管理厅'],
  ['city', 'province', 'city', '610100', '西安市应急管理局'],
  ['fire', 'city', 'regulator', '610100', '西安市消防救援支队'],
  ['county', 'city', 'county', '610112', '未央区应急管理局'],
  ['chemicals', 'county', 'department', '610112', '危化科'],
  ['town', 'county', 'township', '610112', '汉城街道应急管理所'],
  ['village', 'county', 'township', '610112', '草滩街道应急管理所'],
  ['stranger', 'city', 'county', '610113', '雁塔区应急管理局'],
] as const;

const USERS: readonly (readonly [unit: (typeof UNITS)[number][0], role: string])[] = [
  ['province', 'process-admin'],
  ['city', 'information-officer'],
  ['city', 'unit-admin'],
  ['city', 'supervisor'],
  ['county', 'information-officer'],
  ['county', 'unit-admin'],
  ['county', 'authority-head'],
  ['county', 'direct-leader'],
  ['chemicals', 'handler'],
  ['town', 'handler'],
  ['village', 'handler'],
  ['fire', 'handler'],
  ['stranger', 'information-officer'],
];

const YEARS = 10 * 366 * 86_400_000;

/** A county with a department and two townships, its city, a regulator and another county; passwords that do not expire. */
export async function seedOrganisation(database: Database, passwordHash: string, now: number): Promise<void> {
  await database.transaction(async (tx) => {
    const paths = new Map<string | null, string>([[null, '/']]);
    for (const [id, parent, kind, region, name] of UNITS) {
      const path = `${paths.get(parent) ?? ''}${id}/`;
      paths.set(id, path);
      const unit = { id, parent_id: parent, code: id, name, kind, region_code: region, path };
      await tx.k
        .insertInto('org_unit')
        .values({ ...unit, enabled: 1, head: '', phone: '', address: '', version: 1 })
        .execute();
    }
    for (const [index, [unit, role]] of USERS.entries()) {
      const account = `${unit}-${role}`;
      const person = {
        id: account,
        account,
        name: account,
        unit_id: unit,
        phone: `199000010${String(index).padStart(2, '0')}`,
      };
      const secret = { password_hash: passwordHash, password_changed_at: now + YEARS, last_sign_in_at: null };
      await tx.k
        .insertInto('org_user')
        .values({ ...person, ...secret, enabled: 1, version: 1 })
        .execute();
      await tx.k.insertInto('org_user_role').values({ user_id: account, role }).execute();
    }
  });
}
