import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bootIdentity, PASSWORD } from '../identity-harness.ts';

let system: Awaited<ReturnType<typeof bootIdentity>>;

beforeEach(async () => {
  system = await bootIdentity([
    ['clerk', 'k', 'information-officer'],
    ['auditor', 'p', 'audit-admin'],
  ]);
});

afterEach(() => system.stop());

const MINUTE = 60_000;
const NEXT = 'Another!Password7';

describe('Session', () => {
  it('refuses to change anything without the CSRF token', async () => {
    const browser = await system.signIn('clerk');
    browser.csrf = 'made-up';
    const answer = await browser.request('DELETE', '/api/session');
    expect([answer.status, answer.body['code']]).toEqual([403, 'csrf-failed']);
    expect((await browser.request('GET', '/api/session')).status).toBe(200);
  });

  it('given no cookie or a made-up one, asks to sign in', async () => {
    const browser = system.browser();
    expect((await browser.request('GET', '/api/session')).body['code']).toBe('sign-in-needed');
    browser.cookie = `safeflow=${'a'.repeat(43)}`;
    expect((await browser.request('GET', '/api/session')).status).toBe(401);
  });

  it('ends an hour after the last use', async () => {
    const browser = await system.signIn('clerk');
    system.clock.advance(59 * MINUTE);
    expect((await browser.request('GET', '/api/session')).status).toBe(200);
    system.clock.advance(59 * MINUTE);
    expect((await browser.request('GET', '/api/session')).status).toBe(200);
    system.clock.advance(60 * MINUTE);
    expect((await browser.request('GET', '/api/session')).status).toBe(401);
  });

  it('ends after twelve hours of steady use', async () => {
    const browser = await system.signIn('clerk');
    const statuses: number[] = [];
    for (let half = 0; half < 24; half++) {
      system.clock.advance(30 * MINUTE);
      statuses.push((await browser.request('GET', '/api/session')).status);
    }
    expect(statuses.lastIndexOf(200)).toBe(22);
    expect(statuses.at(-1)).toBe(401);
  });

  it('notes its use at most once a minute', async () => {
    const browser = await system.signIn('clerk');
    const seen = async () =>
      (await system.database.read.selectFrom('org_session').select('last_seen_at').executeTakeFirstOrThrow())
        .last_seen_at;
    const opened = await seen();
    system.clock.advance(MINUTE - 1);
    await browser.request('GET', '/api/session');
    expect(await seen()).toBe(opened);
    system.clock.advance(1);
    await browser.request('GET', '/api/session');
    expect(await seen()).toBe(opened + MINUTE);
  });

  it('given sign-out, is gone at once and its cookie is taken back', async () => {
    const browser = await system.signIn('clerk');
    const cookie = browser.cookie;
    const answer = await browser.request('DELETE', '/api/session');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('Set-Cookie')).toMatch(/^safeflow=; Path=\/; Expires=Thu, 01 Jan 1970/);
    browser.cookie = cookie;
    expect((await browser.request('GET', '/api/session')).status).toBe(401);
  });

  it('given a user who was disabled, ends', async () => {
    const browser = await system.signIn('clerk');
    await system.database.transaction(async (tx) => {
      await tx.k.updateTable('org_user').set({ enabled: 0 }).execute();
      await system.identity.directory.changed(tx);
    });
    expect((await browser.request('GET', '/api/session')).status).toBe(401);
  });

  it('denies what the roles do not allow, and audits the denial', async () => {
    const browser = await system.signIn('clerk');
    expect((await browser.request('GET', '/api/audit')).status).toBe(403);
    const auditor = await system.signIn('auditor');
    const { body } = await auditor.request('GET', '/api/audit?result=denied');
    expect(body['items']).toMatchObject([
      { actorName: '用户clerk', action: 'request.denied', object: 'GET /api/audit', unitName: '三原县应急管理局' },
    ]);
  });
});

describe('Password', () => {
  const change = (browser: Awaited<ReturnType<typeof system.signIn>>, current: string, next: string) =>
    browser.request('POST', '/api/session/password', { current, next });

  it('given a change, ends the other sessions, keeps this one and works at the next sign-in', async () => {
    const other = await system.signIn('clerk');
    const browser = await system.signIn('clerk');
    expect((await change(browser, PASSWORD, NEXT)).status).toBe(204);
    expect((await browser.request('GET', '/api/session')).status).toBe(200);
    expect((await other.request('GET', '/api/session')).status).toBe(401);
    expect(
      (await system.browser().request('POST', '/api/session', { account: 'clerk', password: PASSWORD })).status,
    ).toBe(401);
    await system.signIn('clerk', NEXT);
  });

  it.each([
    ['too short', 'Short#1', 'invalid-input'],
    ['two kinds of character', 'onlyletters12', 'password-weak'],
    ['the account inside', 'My#Clerk#2026', 'password-weak'],
    ['the current one', PASSWORD, 'password-same'],
  ])('refuses %s', async (_, next, code) => {
    const browser = await system.signIn('clerk');
    const answer = await change(browser, PASSWORD, next);
    expect([answer.status, answer.body['code'], answer.body['field']]).toEqual([400, code, 'next']);
    await system.signIn('clerk');
  });

  it('given five wrong guesses at the current one, ends the sessions and locks the account', async () => {
    const browser = await system.signIn('clerk');
    for (let guess = 0; guess < 5; guess++)
      expect((await change(browser, 'wrong', NEXT)).body['code']).toBe('password-wrong');
    expect((await browser.request('GET', '/api/session')).status).toBe(401);
    const again = await system.browser().request('POST', '/api/session', { account: 'clerk', password: PASSWORD });
    expect(again.body['code']).toBe('account-locked');
  });

  it('older than three months has to be changed before anything else (RPT-074)', async () => {
    system.clock.advance(91 * 24 * 60 * MINUTE);
    const browser = await system.signIn('clerk');
    expect((await browser.request('GET', '/api/session')).body['passwordExpired']).toBe(true);
    const refused = await browser.request('GET', '/api/units');
    expect([refused.status, refused.body['code']]).toEqual([403, 'password-expired']);
    await change(browser, PASSWORD, NEXT);
    expect((await browser.request('GET', '/api/units')).status).toBe(200);
  });
});
