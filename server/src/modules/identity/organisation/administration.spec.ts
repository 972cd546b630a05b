import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bootIdentity, PASSWORD, type Browser } from '../identity-harness.ts';

let system: Awaited<ReturnType<typeof bootIdentity>>;
let city: Browser;

beforeEach(async () => {
  system = await bootIdentity([
    ['city-admin', 'c', 'unit-admin'],
    ['county-clerk', 'k', 'information-officer'],
    ['county-handler', 'd', 'handler'],
    ['town-handler', 't', 'handler'],
    ['other-city', 'x', 'handler'],
    ['root-admin', 'p', 'system-admin'],
    ['city-system', 'c', 'system-admin'],
    ['auditor', 'p', 'audit-admin'],
  ]);
  city = await system.signIn('city-admin');
});

afterEach(() => system.stop());

const unit = { parentId: 'c', code: 'k2', name: '泾阳县应急管理局', kind: 'county', regionCode: '610423' };
const user = {
  account: 'new.clerk',
  name: '赵清源',
  unitId: 'k',
  roles: ['information-officer'],
  phone: '19900000001',
};
const accounts = (body: Record<string, unknown>) =>
  (body['items'] as { account: string }[]).map(({ account }) => account);

async function deniedActions() {
  const auditor = await system.signIn('auditor');
  const { body } = await auditor.request('GET', '/api/audit?result=denied');
  return (body['items'] as { action: string; object: string }[]).map(({ action, object }) => `${action} ${object}`);
}

describe('Units', () => {
  it('are shown as a whole, parents first, with those the administrator may change: own and one level down (RPT-071)', async () => {
    const { body } = await city.request('GET', '/api/units');
    expect((body['units'] as { id: string }[]).map(({ id }) => id)).toEqual(['p', 'c', 'x', 'k', 'd', 't']);
    expect(body['manageable']).toEqual(['c', 'k', 'd']);
  });

  it('given a new county authority below the city, add it and everybody sees it at once', async () => {
    const created = await city.request('POST', '/api/units', unit);
    expect(created.status).toBe(201);
    const { body } = await city.request('GET', '/api/units');
    expect(body['units']).toContainEqual(
      expect.objectContaining({ name: '泾阳县应急管理局', parentId: 'c', version: 1 }),
    );
    expect(await system.identity.directory.unit(String(created.body['id']))).toMatchObject({
      path: `/p/c/${String(created.body['id'])}/`,
    });
  });

  it.each([
    ['a parent in another city', { parentId: 'x' }, 400, 'unknown-unit'],
    ['no parent', { parentId: null }, 400, 'unknown-unit'],
    ['a township two levels down', { parentId: 'k', kind: 'township' }, 400, 'unknown-unit'],
    ['a county below a county', { parentId: 'k' }, 400, 'wrong-parent'],
    ['a region that does not exist', { regionCode: '619999' }, 400, 'unknown-region'],
    ['a code in use', { code: 'x' }, 409, 'code-taken'],
    ['a name too long', { name: '长'.repeat(101) }, 400, 'invalid-input'],
  ])('refuse %s', async (_, change, status, code) => {
    const answer = await city.request('POST', '/api/units', { ...unit, ...change });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect((await system.identity.directory.units()).length).toBe(6);
  });

  it('keep parent and kind, and refuse a change of an older version', async () => {
    const change = { ...unit, code: 'k', name: '三原县应急局', regionCode: '610422', version: 1 };
    expect((await city.request('PUT', '/api/units/k', change)).body).toMatchObject({
      name: '三原县应急局',
      version: 2,
    });
    expect((await city.request('PUT', '/api/units/k', change)).body['code']).toBe('stale-version');
    expect((await city.request('PUT', '/api/units/k', { ...change, parentId: 'x', version: 2 })).body['code']).toBe(
      'unit-cannot-move',
    );
  });

  it('of others are not found, and the attempt is audited', async () => {
    const answer = await city.request('PUT', '/api/units/x', { ...unit, code: 'x', version: 1 });
    expect([answer.status, answer.body['code']]).toEqual([404, 'not-found']);
    expect(await deniedActions()).toEqual(['unit.change x']);
  });
});

describe('Accounts', () => {
  it('are listed within reach, by account, page by page (RPT-070)', async () => {
    const first = (await city.request('GET', '/api/users?limit=2')).body;
    expect(accounts(first)).toEqual(['city-admin', 'city-system']);
    expect(first['total']).toBe(4);
    const rest = (await city.request('GET', `/api/users?limit=2&cursor=${String(first['nextCursor'])}`)).body;
    expect(accounts(rest)).toEqual(['county-clerk', 'county-handler']);
    expect(rest['nextCursor']).toBeNull();
    expect(accounts((await city.request('GET', '/api/users?unitId=k&role=handler')).body)).toEqual(['county-handler']);
  });

  it('of the whole tree are within reach of a system administrator at its root', async () => {
    const root = await system.signIn('root-admin');
    expect((await root.request('GET', '/api/users')).body['total']).toBe(8);
  });

  it('given a new one, get a first password that has to be changed', async () => {
    const created = (await city.request('POST', '/api/users', user)).body as {
      password: string;
      user: { unitName: string };
    };
    expect(created.user.unitName).toBe('三原县应急管理局');
    const browser = await system.signIn('new.clerk', created.password);
    expect((await browser.request('GET', '/api/units')).body['code']).toBe('password-expired');
  });

  it.each([
    ['an account in use', { account: 'county-clerk' }, 409, 'account-taken'],
    ['a unit out of reach', { unitId: 'x' }, 400, 'unknown-unit'],
    ['a role the administrator may not give', { roles: ['system-admin'] }, 403, 'role-not-grantable'],
    ['a role that does not exist', { roles: ['king'] }, 400, 'unknown-role'],
    ['a wrong phone number', { phone: '12' }, 400, 'invalid-input'],
  ])('refuse %s', async (_, change, status, code) => {
    const answer = await city.request('POST', '/api/users', { ...user, ...change });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('given to be disabled, are signed out at once', async () => {
    const clerk = await system.signIn('county-clerk');
    const change = { ...user, account: 'county-clerk', enabled: false, version: 1 };
    expect((await city.request('PUT', '/api/users/u-county-clerk', change)).body).toMatchObject({
      enabled: false,
      version: 2,
    });
    expect((await clerk.request('GET', '/api/session')).status).toBe(401);
    expect((await city.request('PUT', '/api/users/u-county-clerk', change)).body['code']).toBe('stale-version');
  });

  it('given a lock, show it and are freed by a new password', async () => {
    for (let guess = 0; guess < 3; guess++)
      await system.browser().request('POST', '/api/session', { account: 'county-clerk', password: 'no' });
    const { body } = await city.request('POST', '/api/users/u-county-clerk/password');
    await system.signIn('county-clerk', String(body['password']));
    expect((await city.request('GET', '/api/users/u-county-clerk')).body).toMatchObject({
      locked: false,
      lastSignInAt: new Date(system.clock.now()).toISOString(),
    });
  });

  it('with more rights than the administrator gives stay untouched', async () => {
    const change = { ...user, account: 'city-system', unitId: 'c', version: 1 };
    expect((await city.request('PUT', '/api/users/u-city-system', change)).body['code']).toBe('role-not-grantable');
    expect((await city.request('POST', '/api/users/u-city-system/password')).body['code']).toBe('role-not-grantable');
    await system.signIn('city-system', PASSWORD);
  });

  it('cannot be given more rights or be disabled by their owner', async () => {
    const own = { ...user, account: 'city-admin', unitId: 'c', roles: ['unit-admin'], version: 1 };
    expect(
      (await city.request('PUT', '/api/users/u-city-admin', { ...own, roles: ['unit-admin', 'handler'] })).body['code'],
    ).toBe('not-on-yourself');
    expect((await city.request('PUT', '/api/users/u-city-admin', { ...own, enabled: false })).body['code']).toBe(
      'not-on-yourself',
    );
  });

  it('of others are not found, and the attempts are audited', async () => {
    expect((await city.request('GET', '/api/users/u-other-city')).status).toBe(404);
    expect((await city.request('POST', '/api/users/u-town-handler/password')).status).toBe(404);
    expect((await city.request('GET', '/api/users/unknown')).status).toBe(404);
    expect(await deniedActions()).toEqual([
      'user.read unknown',
      'user.reset-password town-handler',
      'user.read other-city',
    ]);
  });
});

describe('Pickers', () => {
  const labels = async (path: string) =>
    ((await city.request('GET', path)).body['picks'] as { label: string }[]).map(({ label }) => label);

  it('find units by part of the name, by pinyin and by initials', async () => {
    expect(await labels(`/api/picks/units?q=${encodeURIComponent('危化')}`)).toEqual(['三原县危化科']);
    expect(await labels('/api/picks/units?q=yanan')).toEqual(['延安市应急管理局']);
    expect(await labels('/api/picks/units?q=syx')).toEqual(['三原县应急管理局', '三原县危化科']);
    expect(await labels('/api/picks/units?q=whk&unitId=x')).toEqual([]);
  });

  it('find people by initials, within a unit when asked', async () => {
    await city.request('POST', '/api/users', user);
    expect(await labels('/api/picks/users?q=zqy')).toEqual(['赵清源']);
    expect(await labels('/api/picks/users?q=zhaoqing&unitId=k')).toEqual(['赵清源']);
    expect(await labels('/api/picks/users?q=zqy&unitId=x')).toEqual([]);
  });
});
