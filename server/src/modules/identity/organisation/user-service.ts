import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import type { Page, User, userChangeSchema, userInputSchema, userQuerySchema } from '@safeflow/contracts';
import type { Clock } from '@safeflow/engine';
import type { Audit } from '../../../audit/index.ts';
import type { Database, Tx } from '../../../db/database.ts';
import { notFound, stale } from '../../../http/errors.ts';
import type { Principal } from '../../../http/principal.ts';
import { accountTaken, notOnYourself, roleNotGrantable, unknownRole, unknownUnit } from '../identity-errors.ts';
import type { PasswordHasher } from '../password/password-hasher.ts';
import { firstPassword } from '../password/password-rules.ts';
import { grantableBy, isRole } from '../roles.ts';
import type { Sessions } from '../session/sessions.ts';
import { managedUnits } from './managed-units.ts';
import { nameMatcher } from './name-search.ts';
import type { OrganisationUser } from './organisation-snapshot.ts';
import type { Organisation } from './organisation.ts';
import { readUserStates, type UserState } from './user-states.ts';

type UserInput = z.output<typeof userInputSchema>;

interface Parts {
  readonly database: Database;
  readonly organisation: Organisation;
  readonly audit: Audit;
  readonly hasher: PasswordHasher;
  readonly sessions: Sessions;
  readonly clock: Clock;
}

/** Administers the accounts of the units within an administrator's reach (RPT-070). */
export class UserService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async list(query: z.output<typeof userQuerySchema>, principal: Principal): Promise<Page<User>> {
    const snapshot = await this.#parts.organisation.snapshot();
    const managed = managedUnits(snapshot, principal);
    const top = query.unitId === undefined ? undefined : snapshot.units.get(query.unitId)?.path;
    const inUnit = (id: string) =>
      query.unitId === undefined || (top !== undefined && snapshot.units.get(id)?.path.startsWith(top));
    const matches = await nameMatcher(query.q ?? '');
    const found = [...snapshot.users.values()].filter(
      (user) =>
        managed.has(user.unitId) &&
        inUnit(user.unitId) &&
        (query.role === undefined || user.roles.includes(query.role)) &&
        (matches(user.name) || user.account.includes(query.q ?? '') || user.phone.includes(query.q ?? '')),
    );
    const rest = query.cursor === undefined ? found : found.filter(({ account }) => account > (query.cursor ?? ''));
    const shown = rest.slice(0, query.limit);
    return {
      items: await this.#describe(shown),
      nextCursor: rest.length > shown.length ? (shown.at(-1)?.account ?? null) : null,
      total: found.length,
      totalIsEstimate: false,
    };
  }

  async read(id: string, principal: Principal): Promise<User> {
    return this.#describeOne(await this.#managed(id, principal, 'user.read'));
  }

  async create(input: UserInput, principal: Principal): Promise<{ user: User; password: string }> {
    await this.#checkUnit(input.unitId, principal);
    for (const role of input.roles) checkGrant(role, principal);
    const password = firstPassword();
    const id = uuid();
    const { roles, unitId, enabled, ...fields } = input;
    const row = { ...fields, id, unit_id: unitId, enabled: enabled ? 1 : 0, version: 1, last_sign_in_at: null };
    const secret = { password_hash: await this.#parts.hasher.hash(password), password_changed_at: 0 };
    await this.#write(async (tx) => {
      await refuseTakenAccount(tx, id, input.account);
      await tx.k
        .insertInto('org_user')
        .values({ ...row, ...secret })
        .execute();
      await writeRoles(tx, id, roles);
      await this.#parts.audit.record(tx, {
        principal,
        action: 'user.create',
        object: input.account,
        detail: JSON.stringify(input),
      });
    });
    const user = (await this.#parts.organisation.snapshot()).users.get(id);
    if (!user) throw notFound();
    return { user: await this.#describeOne(user), password };
  }

  async change(
    id: string,
    { version, ...input }: z.output<typeof userChangeSchema>,
    principal: Principal,
  ): Promise<User> {
    const known = await this.#managed(id, principal, 'user.change');
    await this.#checkUnit(input.unitId, principal);
    for (const role of [...input.roles, ...known.roles]) checkGrant(role, principal, known.id);
    const sameRoles =
      known.roles.length === input.roles.length && known.roles.every((role) => input.roles.includes(role));
    if (id === principal.userId && (!input.enabled || !sameRoles)) throw notOnYourself({ field: 'roles' });
    const { roles, unitId, enabled, ...fields } = input;
    await this.#write(async (tx) => {
      await refuseTakenAccount(tx, id, input.account);
      const row = { ...fields, unit_id: unitId, enabled: enabled ? 1 : 0, version: version + 1 };
      const updated = await tx.k
        .updateTable('org_user')
        .set(row)
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      if (updated.numUpdatedRows === 0n) throw stale();
      await tx.k.deleteFrom('org_user_role').where('user_id', '=', id).execute();
      await writeRoles(tx, id, roles);
      if (!enabled) await this.#parts.sessions.endAll(tx, id);
      await this.#parts.audit.record(tx, {
        principal,
        action: 'user.change',
        object: input.account,
        detail: JSON.stringify(input),
      });
    });
    return this.read(id, principal);
  }

  /** Sets a password to be changed at the next sign-in, unlocks the account and ends its sessions. */
  async resetPassword(id: string, principal: Principal): Promise<{ password: string }> {
    const user = await this.#managed(id, principal, 'user.reset-password');
    for (const role of user.roles) checkGrant(role, principal, user.id);
    const password = firstPassword();
    const secret = { password_hash: await this.#parts.hasher.hash(password), password_changed_at: 0 };
    await this.#write(async (tx) => {
      await tx.k.updateTable('org_user').set(secret).where('id', '=', id).execute();
      await tx.k.deleteFrom('org_sign_in_failure').where('account', '=', user.account).execute();
      await this.#parts.sessions.endAll(tx, id);
      await this.#parts.audit.record(tx, { principal, action: 'user.reset-password', object: user.account });
    });
    return { password };
  }

  async #managed(id: string, principal: Principal, action: string): Promise<OrganisationUser> {
    const snapshot = await this.#parts.organisation.snapshot();
    const user = snapshot.users.get(id);
    if (user && managedUnits(snapshot, principal).has(user.unitId)) return user;
    await this.#parts.audit.record(null, { principal, action, object: user?.account ?? id, result: 'denied' });
    throw notFound();
  }

  async #checkUnit(unitId: string, principal: Principal): Promise<void> {
    const managed = managedUnits(await this.#parts.organisation.snapshot(), principal);
    if (!managed.has(unitId)) throw unknownUnit({ field: 'unitId' });
  }

  async #write(work: (tx: Tx) => Promise<void>): Promise<void> {
    await this.#parts.database.transaction(async (tx) => {
      await work(tx);
      await this.#parts.organisation.changed(tx);
    });
  }

  async #describeOne(user: OrganisationUser): Promise<User> {
    const [described] = await this.#describe([user]);
    if (!described) throw notFound();
    return described;
  }

  async #describe(users: readonly OrganisationUser[]): Promise<User[]> {
    const { units } = await this.#parts.organisation.snapshot();
    const states = await readUserStates(this.#parts.database.read, users, this.#parts.clock.now());
    return users.map((user) => toUser(user, units.get(user.unitId)?.name ?? '', states.get(user.id)));
  }
}

function checkGrant(role: string, principal: Principal, ownerId?: string): void {
  if (!isRole(role)) throw unknownRole({ field: 'roles', values: { role } });
  if (ownerId === principal.userId || grantableBy(principal.roles).has(role)) return;
  throw roleNotGrantable({ field: 'roles', values: { role } });
}

async function refuseTakenAccount(tx: Tx, id: string, account: string): Promise<void> {
  const other = await tx.k
    .selectFrom('org_user')
    .select('id')
    .where('account', '=', account)
    .where('id', '!=', id)
    .executeTakeFirst();
  if (other) throw accountTaken({ field: 'account', values: { account } });
}

async function writeRoles(tx: Tx, userId: string, roles: readonly string[]): Promise<void> {
  const rows = [...new Set(roles)].map((role) => ({ user_id: userId, role }));
  await tx.k.insertInto('org_user_role').values(rows).execute();
}

function toUser(user: OrganisationUser, unitName: string, state: UserState | undefined): User {
  const { id, account, name, unitId, phone, enabled, version } = user;
  const lastSignInAt = state?.lastSignInAt ?? null;
  return {
    ...{ id, account, name, unitId, unitName, roles: [...user.roles], phone, enabled, version },
    locked: state?.locked ?? false,
    lastSignInAt: lastSignInAt === null ? null : new Date(lastSignInAt).toISOString(),
  };
}
