import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bootIdentity, PASSWORD } from '../identity-harness.ts';

let system: Awaited<ReturnType<typeof bootIdentity>>;

beforeEach(async () => {
  system = await bootIdentity([
    ['clerk', 'k', 'information-officer'],
    ['admin', 'k', 'unit-admin'],
    ['auditor', 'p', 'audit-admin'],
  ]);
});

afterEach(() => system.stop());

const attempt = (account: string, password: string, captcha?: { id: string; answer: string }) =>
  system.browser().request('POST', '/api/session', { account, password, captcha });

async function fail(account: string, times: number) {
  for (let time = 0; time < times; time++) {
    const captcha = time < 3 ? undefined : await solvedCaptcha();
    expect((await attempt(account, 'wrong', captcha)).body['code']).toBe('sign-in-failed');
  }
}

async function solvedCaptcha() {
  const browser = system.browser();
  const { id } = (await browser.request('GET', '/api/captcha')).body as { id: string };
  const { answer } = (await browser.request('GET', `/api/simulator/captchas/${id}`)).body as { answer: string };
  return { id, answer };
}

describe('Sign-in', () => {
  it('given account and password, opens a session that tells who the user is and what he may do', async () => {
    const browser = await system.signIn('clerk');
    const { status, body } = await browser.request('GET', '/api/session');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      account: 'clerk',
      unit: { name: '三原县应急管理局', path: '/p/c/k/' },
      roles: [{ id: 'information-officer', name: '信息员' }],
      passwordExpired: false,
    });
    expect(body['permissions']).toContain('case.create');
  });

  it('keeps the token in a cookie that scripts cannot read and stores only its hash', async () => {
    const browser = system.browser();
    const answer = await browser.request('POST', '/api/session', { account: 'clerk', password: PASSWORD });
    const cookie = answer.headers.get('Set-Cookie') ?? '';
    expect(cookie).toMatch(/^safeflow=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    const rows = JSON.stringify(await system.database.read.selectFrom('org_session').selectAll().execute());
    expect(rows).not.toContain(cookie.slice(9, 52));
  });

  it('answers an unknown account exactly like a wrong password', async () => {
    const wrong = await attempt('clerk', 'wrong');
    const unknown = await attempt('nobody', 'wrong');
    expect(unknown.status).toBe(401);
    expect(unknown.body).toEqual(wrong.body);
  });

  it('refuses a disabled user and a user of a disabled unit like a wrong password', async () => {
    await system.database.transaction(async (tx) => {
      await tx.k.updateTable('org_user').set({ enabled: 0 }).where('account', '=', 'clerk').execute();
    });
    expect((await attempt('clerk', PASSWORD)).body['code']).toBe('sign-in-failed');
    await system.database.transaction(async (tx) => {
      await tx.k.updateTable('org_unit').set({ enabled: 0 }).where('id', '=', 'k').execute();
      await system.identity.directory.changed(tx);
    });
    expect((await attempt('admin', PASSWORD)).body['code']).toBe('sign-in-failed');
  });

  it('after three failures asks for a captcha, even with the right password, and takes each captcha once', async () => {
    await fail('clerk', 3);
    expect((await attempt('clerk', PASSWORD)).body['code']).toBe('captcha-needed');
    const captcha = await solvedCaptcha();
    expect((await attempt('clerk', PASSWORD, { ...captcha, answer: 'xxxx' })).body['code']).toBe('captcha-wrong');
    expect((await attempt('clerk', PASSWORD, captcha)).body['code']).toBe('captcha-wrong');
    expect((await attempt('clerk', PASSWORD, await solvedCaptcha())).status).toBe(201);
    expect((await attempt('clerk', PASSWORD)).status).toBe(201);
  });

  it('does not take a captcha older than five minutes', async () => {
    await fail('clerk', 3);
    const captcha = await solvedCaptcha();
    system.clock.advance(5 * 60_000);
    expect((await attempt('clerk', PASSWORD, captcha)).body['code']).toBe('captcha-wrong');
  });

  it('after five failures locks the account for 15 minutes, an unknown one just the same', async () => {
    await fail('clerk', 5);
    await fail('nobody', 5);
    const locked = await attempt('clerk', PASSWORD, await solvedCaptcha());
    expect(locked.status).toBe(429);
    expect(locked.body).toMatchObject({ code: 'account-locked', details: { until: system.clock.now() + 15 * 60_000 } });
    expect(locked.headers.get('Retry-After')).toBe('900');
    expect((await attempt('nobody', 'wrong')).body['code']).toBe('account-locked');
    system.clock.advance(15 * 60_000);
    expect((await attempt('clerk', PASSWORD, await solvedCaptcha())).status).toBe(201);
  });

  it('counts guesses that arrive at the same time', async () => {
    const codes = (await Promise.all(Array.from({ length: 12 }, () => attempt('clerk', 'wrong')))).map(
      ({ body }) => body['code'],
    );
    expect(codes.filter((code) => code === 'sign-in-failed')).toHaveLength(3);
    expect(codes.filter((code) => code === 'captcha-needed')).toHaveLength(9);
  });

  it('ends the session that came along, so that a token given beforehand is worth nothing', async () => {
    const browser = await system.signIn('clerk');
    const before = browser.cookie;
    await browser.request('POST', '/api/session', { account: 'clerk', password: PASSWORD });
    expect(browser.cookie).not.toBe(before);
    const old = system.browser();
    old.cookie = before;
    expect((await old.request('GET', '/api/session')).status).toBe(401);
  });

  it('audits success, failure and lock with the address', async () => {
    await fail('clerk', 5);
    await attempt('clerk', PASSWORD);
    const auditor = await system.signIn('auditor');
    const { body } = await auditor.request('GET', '/api/audit?action=session.sign-in');
    const rows = body['items'] as { result: string; object: string; address: string }[];
    expect(rows.map(({ object, result }) => `${object} ${result}`)).toEqual([
      'auditor done',
      'clerk denied',
      ...Array.from({ length: 5 }, () => 'clerk failed'),
    ]);
    expect(rows[0]?.address).toBe('127.0.0.1');
  });
});
