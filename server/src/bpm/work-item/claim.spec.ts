import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testing/test-browser.ts';
import { claimItem, inbox, itemOf, openPurchase } from '../../testing/purchase.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let officer: TestBrowser;
let admin: TestBrowser;
let admin2: TestBrowser;
let stranger: TestBrowser;

beforeAll(async () => {
  server = await startTestServer();
  officer = await server.signIn('officer');
  admin = await server.signIn('admin');
  admin2 = await server.signIn('admin2');
  stranger = await server.signIn('stranger');
});
afterAll(() => server.stop());

describe('claiming an item (PLT-081)', () => {
  it('given an open item, when a candidate claims it, then it is his and no longer in the inbox of the others', async () => {
    const { id } = await openPurchase(officer);
    const item = await itemOf(admin2, id);
    expect(item).toMatchObject({ name: '审批', state: 'open', assigneeName: null, unitName: '三原县应急管理局' });
    const claimed = await admin.post(`/api/work-items/${item.id}/claim`, { version: item.version });
    expect(claimed.body).toMatchObject({ state: 'claimed', assigneeName: '用户admin', version: 1 });
    expect((await inbox(admin, 'mine')).map((one) => one.caseId)).toContain(id);
    expect((await inbox(admin2)).map((one) => one.caseId)).not.toContain(id);
  });

  it('given two candidates who claim at once, then one wins and the other is told by whom', async () => {
    const { id } = await openPurchase(officer);
    const item = await itemOf(admin, id);
    const answers = await Promise.all(
      [admin, admin2].map((browser) => browser.post(`/api/work-items/${item.id}/claim`, { version: item.version })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers.find(({ status }) => status === 200)?.body['assigneeName'];
    const loser = answers.find(({ status }) => status === 409)?.body;
    expect(loser).toMatchObject({
      code: 'already-claimed',
      details: { by: winner },
      message: `该事项已由${String(winner)}签收。`,
    });
  });

  it('given a claimed item, when it is released, then every candidate may claim it again', async () => {
    const { id } = await openPurchase(officer);
    const claimed = await claimItem(admin, id);
    expect((await admin.post(`/api/work-items/${claimed.id}/release`, { version: 0 })).body).toMatchObject({
      code: 'stale-version',
    });
    expect((await admin.post(`/api/work-items/${claimed.id}/release`, { version: claimed.version })).status).toBe(200);
    expect((await claimItem(admin2, id)).assigneeName).toBe('用户admin2');
  });

  it('given an item of another county, when a user reaches for it, then it does not exist for him and the attempt is audited', async () => {
    const { id } = await openPurchase(officer);
    const item = await itemOf(admin, id);
    for (const answer of [
      await stranger.get(`/api/work-items/${item.id}`),
      await stranger.post(`/api/work-items/${item.id}/claim`, { version: 0 }),
      await stranger.post(`/api/work-items/${item.id}/complete`, { version: 0 }),
      await stranger.get(`/api/cases/${id}`),
      await stranger.get(`/api/cases/${id}/timeline`),
    ]) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
    const denied = await server.services.database.read
      .selectFrom('audit_log')
      .select('action')
      .where('result', '=', 'denied')
      .where('actor_id', '=', 'u-stranger')
      .execute();
    const actions = denied.map(({ action }) => action);
    expect(actions).toEqual(['work-item.read', 'work-item.claim', 'work-item.read', 'case.read', 'case.read']);
  });

  it('given many items, when they are claimed together, then each is answered for itself', async () => {
    const opened = [await openPurchase(officer), await openPurchase(officer)];
    const items = await Promise.all(opened.map(({ id }) => itemOf(admin, id)));
    await admin2.post(`/api/work-items/${items[1]!.id}/claim`, {});
    const ids = [...items.map(({ id }) => id), 'unknown'];
    const { body } = await admin.post<{ results: { ok: boolean; message?: string }[] }>('/api/work-items/bulk', {
      action: 'claim',
      ids,
    });
    expect(body.results.map(({ ok }) => ok)).toEqual([true, false, false]);
    expect(body.results[1]?.message).toContain('用户admin2');
  });

  it('given an item that was opened, then it counts as read for that user only', async () => {
    const { id } = await openPurchase(officer);
    const item = await itemOf(admin, id);
    await admin.get(`/api/work-items/${item.id}`);
    expect((await itemOf(admin, id)).read).toBe(true);
    expect((await itemOf(admin2, id)).read).toBe(false);
  });
});
