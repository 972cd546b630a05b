import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { VirtualClock } from '@safeflow/engine';
import { createAudit } from '../audit/index.ts';
import { createIdentity, roles } from '../modules/identity/index.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { DEMO_PASSWORD, demoCast, seedAccounts } from './index.ts';
import { demoUnits } from './organisation/demo-units.ts';
import { demoUsers } from './organisation/demo-users.ts';

let test: TestDatabase;
let identity: ReturnType<typeof createIdentity>;
const clock = new VirtualClock();

beforeEach(async () => {
  test = await createTestDatabase();
  const config = { SESSION_IDLE_MINUTES: 60, SESSION_MAX_HOURS: 12, secureCookies: false, production: false };
  const audit = createAudit({ database: test.database, clock });
  identity = createIdentity({ database: test.database, clock, config, logger: pino({ level: 'silent' }), audit });
});

afterEach(() => test.remove());

describe('Demonstration accounts', () => {
  it('cover a province with three cities of three counties each, two regulators and every role', async () => {
    await seedAccounts(test.database, identity, clock.now());
    const units = await identity.directory.units();
    const count = (kind: string) => units.filter((unit) => unit.kind === kind).length;
    expect([count('province'), count('city'), count('county'), count('regulator')]).toEqual([1, 3, 9, 3]);
    expect(new Set(demoUsers.flatMap((user) => user.roles))).toEqual(new Set(roles.map(({ id }) => id)));
    for (const unit of units) {
      expect(await identity.directory.region(unit.regionCode), unit.name).toBeDefined();
      expect(unit.path.endsWith(`/${unit.id}/`) && unit.path.startsWith('/u610000/')).toBe(true);
    }
  });

  it('have unique accounts, names and phones, each in a unit that exists', () => {
    for (const key of ['account', 'name', 'phone'] as const)
      expect(new Set(demoUsers.map((user) => user[key])).size).toBe(demoUsers.length);
    const units = new Set(demoUnits.map(({ id }) => id));
    expect(demoUsers.filter((user) => !units.has(user.unitId))).toEqual([]);
    expect(demoCast.filter(({ account }) => !demoUsers.some((user) => user.account === account))).toEqual([]);
  });

  it('leave no authority without somebody to accept and review, and no other unit without a handler', async () => {
    await seedAccounts(test.database, identity, clock.now());
    for (const { id, kind, name } of demoUnits) {
      const needed = ['province', 'city', 'county'].includes(kind)
        ? ['unit-admin', 'information-officer']
        : ['handler'];
      for (const role of needed) expect(await identity.directory.usersInGroup(`${id}:${role}`), name).not.toEqual([]);
    }
  });

  it('are written once, and not at all beside an organisation that exists', async () => {
    expect(await seedAccounts(test.database, identity, clock.now())).toBe(true);
    expect(await seedAccounts(test.database, identity, clock.now())).toBe(true);
    expect((await identity.directory.units()).length).toBe(demoUnits.length);
    await test.database.transaction((tx) =>
      tx.k.deleteFrom('setting').where('name', '=', 'demo.organisation').execute(),
    );
    expect(await seedAccounts(test.database, identity, clock.now())).toBe(false);
  });

  it('sign in with the common password, which does not expire', async () => {
    await seedAccounts(test.database, identity, clock.now());
    const user = await test.database.read
      .selectFrom('org_user')
      .selectAll()
      .where('account', '=', 'sanyuan.info')
      .executeTakeFirstOrThrow();
    expect(await identity.hasher.matches(user.password_hash, DEMO_PASSWORD)).toBe(true);
    expect(user.password_changed_at).toBeGreaterThan(clock.now() + 10 * 365 * 86_400_000);
  });
});
