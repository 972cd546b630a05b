import type { Kysely } from 'kysely';
import type { DirectoryUnit, DirectoryUser } from '../../../bpm/directory.ts';
import type { Schema } from '../../../db/schema.ts';
import type { UnitTable } from '../identity-tables.ts';

export interface OrganisationUnit extends DirectoryUnit {
  readonly code: string;
  readonly head: string;
  readonly phone: string;
  readonly address: string;
  readonly version: number;
}

export interface OrganisationUser extends DirectoryUser {
  readonly account: string;
  readonly roles: readonly string[];
  /** UTC milliseconds; 0 for a password somebody else has set. */
  readonly passwordChangedAt: number;
  readonly version: number;
}

export interface Region {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

/** The whole organisation at one version, in memory. */
export interface OrganisationSnapshot {
  readonly version: string;
  /** Parents before children, then by code. */
  readonly units: ReadonlyMap<string, OrganisationUnit>;
  /** In the order of their accounts. */
  readonly users: ReadonlyMap<string, OrganisationUser>;
  /** Enabled users of enabled units by candidate group. */
  readonly groups: ReadonlyMap<string, readonly OrganisationUser[]>;
  readonly regions: ReadonlyMap<string, Region>;
  /** The same array as long as the organisation does not change. */
  readonly regionList: readonly Region[];
}

/** Reads the organisation; `version` is asked first, so that a change in between is seen at the next check. */
export async function loadOrganisation(read: Kysely<Schema>, version: string): Promise<OrganisationSnapshot> {
  const units = new Map((await loadUnits(read)).map((unit) => [unit.id, unit]));
  const users = await loadUsers(read);
  const regions = await read
    .selectFrom('org_region')
    .select(['code', 'name', 'parent'])
    .where('valid_to', 'is', null)
    .orderBy('code')
    .execute();
  return {
    version,
    units,
    users: new Map(users.map((user) => [user.id, user])),
    groups: groupsOf(users, units),
    regionList: regions,
    regions: new Map(regions.map((region) => [region.code, region])),
  };
}

async function loadUnits(read: Kysely<Schema>): Promise<OrganisationUnit[]> {
  const rows = await read.selectFrom('org_unit').selectAll().orderBy('code').execute();
  const depth = (row: UnitTable) => row.path.split('/').length;
  return rows
    .sort((one, other) => depth(one) - depth(other))
    .map(({ parent_id, region_code, enabled, ...row }) => ({
      ...row,
      parentId: parent_id,
      regionCode: region_code,
      enabled: enabled === 1,
    }));
}

async function loadUsers(read: Kysely<Schema>): Promise<OrganisationUser[]> {
  const rows = await read
    .selectFrom('org_user')
    .select(['id', 'account', 'name', 'unit_id', 'phone', 'enabled', 'password_changed_at', 'version'])
    .orderBy('account')
    .execute();
  const roles = Map.groupBy(
    await read.selectFrom('org_user_role').selectAll().orderBy('role').execute(),
    ({ user_id }) => user_id,
  );
  return rows.map(({ unit_id, enabled, password_changed_at, ...row }) => ({
    ...row,
    unitId: unit_id,
    enabled: enabled === 1,
    passwordChangedAt: password_changed_at,
    roles: (roles.get(row.id) ?? []).map(({ role }) => role),
  }));
}

function groupsOf(users: readonly OrganisationUser[], units: ReadonlyMap<string, OrganisationUnit>) {
  const groups = new Map<string, OrganisationUser[]>();
  for (const user of users) {
    if (!user.enabled || !units.get(user.unitId)?.enabled) continue;
    for (const group of candidateGroups(user.unitId, user.roles)) {
      const members = groups.get(group);
      if (members) members.push(user);
      else groups.set(group, [user]);
    }
  }
  return groups;
}

/** Candidate groups of work items: the unit, and the unit with each role. */
export function candidateGroups(unitId: string, roles: readonly string[]): string[] {
  return [unitId, ...roles.map((role) => `${unitId}:${role}`)];
}
