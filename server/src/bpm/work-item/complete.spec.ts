import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testing/test-browser.ts';
import {
  casePage,
  claimItem,
  detailOf,
  finishItem,
  inbox,
  itemOf,
  openPurchase,
  timeline,
} from '../../testing/purchase.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let officer: TestBrowser;
let admin: TestBrowser;
let admin2: TestBrowser;
let handler: TestBrowser;

beforeAll(async () => {
  server = await startTestServer();
  officer = await server.signIn('officer');
  admin = await server.signIn('admin');
  admin2 = await server.signIn('admin2');
  handler = await server.signIn('handler');
});
afterAll(() => server.stop());

const complete = (browser: TestBrowser, id: string, body: Record<string, unknown>) =>
  browser.post(`/api/work-items/${id}/complete`, body);

/** Everything that a refused completion must leave alone. */
async function snapshot(caseId: string) {
  const { read } = server.services.database;
  return {
    items: await read.selectFrom('bpm_work_item').selectAll().where('case_id', '=', caseId).execute(),
    timeline: await read.selectFrom('bpm_timeline').selectAll().where('case_id', '=', caseId).execute(),
    row: await read.selectFrom('bpm_case').selectAll().where('id', '=', caseId).execute(),
  };
}

describe('completing an item', () => {
  it('given an approval, then the process goes on, the worker acts, and the case ends with the last step', async () => {
    const { id, number } = await openPurchase(officer);
    expect(number).toMatch(/^CG20260302\d{4}$/);
    await finishItem(admin, id, { decision: 'approve', granted: 450 }, '同意采购');
    await server.settle();
    const page = await casePage(admin, id);
    expect(page.case).toMatchObject({
      status: 'paying',
      open: true,
      holders: ['三原县危化科'],
      fields: { amount: 500, industry: 'mining' },
    });
    expect(page.case.dueAt).toBe('2026-03-16T15:59:59.999Z');
    await finishItem(handler, id);
    expect((await casePage(admin, id)).case).toMatchObject({ status: 'done', open: false, holders: [] });
    expect((await casePage(admin, id)).instances.map(({ role, state }) => [role, state])).toEqual(
      expect.arrayContaining([
        ['main', 'completed'],
        ['watch', 'terminated'],
      ]),
    );
    const entries = await timeline(admin, id);
    expect(entries.map(({ title }) => title)).toEqual([
      '提交申请',
      '已收到',
      '签收“审批”',
      '审批',
      '已登记，金额500元',
      '签收“付款”',
      '付款',
      '已办结',
    ]);
    expect(entries[3]).toMatchObject({
      ...{ kind: 'step', actorName: '用户admin', unitName: '三原县应急管理局', opinion: '同意采购' },
      answers: [
        { label: '审批结果', value: '同意' },
        { label: '批准金额', value: '450' },
      ],
    });
  });

  it('given a rejection, then the request comes back and can be handed in again', async () => {
    const { id } = await openPurchase(officer);
    await finishItem(admin, id, { decision: 'reject', reason: '金额过高' }, '退回');
    expect((await itemOf(officer, id)).from).toBe('三原县应急管理局 用户admin');
    await finishItem(officer, id, { amount: 300 });
    expect((await itemOf(admin, id)).name).toBe('审批');
    expect((await casePage(admin, id)).case).toMatchObject({ status: 'in-review', fields: { amount: 300 } });
  });

  it('given wrong answers, then every wrong field is named in the language of the user and nothing changes', async () => {
    const { id } = await openPurchase(officer, { amount: 5000 });
    const item = await claimItem(admin, id);
    const before = await snapshot(id);
    const refused = await complete(admin, item.id, {
      version: item.version,
      values: { decision: 'reject', reason: 'x'.repeat(201) },
    });
    expect(refused.status).toBe(400);
    expect(refused.body['errors']).toEqual([
      { field: 'values.reason', code: 'max-length', message: '“退回原因”不能超过 200 个字。' },
      { field: 'opinion', code: 'required', message: '请填写意见。' },
    ]);
    admin.language = 'en';
    const other = await complete(admin, item.id, {
      version: item.version,
      values: { decision: 'maybe' },
      opinion: 'ok',
    });
    admin.language = 'zh-CN';
    expect(other.body['errors']).toContainEqual({
      field: 'values.decision',
      code: 'choice',
      message: '"审批结果" is not one of the choices. Please choose again.',
    });
    expect(await snapshot(id)).toEqual(before);
  });

  it('given a step that requires an attachment, then it is refused without it and takes it with it', async () => {
    const { id } = await openPurchase(officer, { amount: 5000 });
    const item = await claimItem(admin, id);
    const answer = { version: item.version, values: { decision: 'approve' }, opinion: '同意' };
    expect((await complete(admin, item.id, answer)).body['errors']).toEqual([
      { field: 'fileIds', code: 'required-file', message: '请上传“报价单”。' },
    ]);
    const foreign = await admin2.upload<{ file: { id: string } }>('/api/files', {
      name: 'q.pdf',
      content: Buffer.from('%PDF-1.4\n'),
      kind: 'quote',
    });
    expect((await complete(admin, item.id, { ...answer, fileIds: [foreign.body.file.id] })).status).toBe(400);
    const own = await admin.upload<{ file: { id: string } }>('/api/files', {
      name: '报价单.pdf',
      content: Buffer.from('%PDF-1.4\n'),
      kind: 'quote',
    });
    expect((await complete(admin, item.id, { ...answer, fileIds: [own.body.file.id] })).status).toBe(200);
    expect((await casePage(admin, id)).attachments).toMatchObject([
      { name: '报价单.pdf', type: 'application/pdf', kind: 'quote', step: '审批' },
    ]);
    expect((await admin.delete(`/api/files/${own.body.file.id}`)).status).toBe(404);
  });

  it('given a step that requires an attachment in some cases, when a draft makes it one, then the user is told before he submits', async () => {
    const { id } = await openPurchase(officer, { amount: 5000 });
    const { id: itemId, version } = await claimItem(admin, id);
    expect((await detailOf(admin, itemId)).requiredFiles).toEqual([]);
    const approving = await admin.put(`/api/work-items/${itemId}/draft`, { values: { decision: 'approve' }, version });
    expect(approving.body).toMatchObject({ requiredFiles: ['quote'] });
    expect((await detailOf(admin, itemId)).requiredFiles).toEqual(['quote']);
    const rejecting = { values: { decision: 'reject' }, version: version + 1 };
    expect((await admin.put(`/api/work-items/${itemId}/draft`, rejecting)).body).toMatchObject({ requiredFiles: [] });
  });

  it('given a completed item, a stale version, an unclaimed item or the item of a colleague, then it is refused with its reason', async () => {
    const { id } = await openPurchase(officer);
    const item = await itemOf(admin, id);
    const body = { version: item.version, values: { decision: 'approve' }, opinion: '同意' };
    expect((await complete(admin, item.id, body)).body).toMatchObject({ code: 'not-claimed' });
    const claimed = await claimItem(admin, id);
    expect((await complete(admin2, item.id, body)).body).toMatchObject({ code: 'already-claimed' });
    expect((await complete(admin, item.id, body)).body).toMatchObject({ code: 'stale-version' });
    const both = await Promise.all([1, 2].map(() => complete(admin, item.id, { ...body, version: claimed.version })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'already-completed' });
    expect((await complete(admin, 'unknown', body)).status).toBe(404);
    const steps = (await timeline(admin, id)).filter(({ kind, title }) => kind === 'step' && title === '审批');
    expect(steps).toHaveLength(1);
  });

  it('given values the form does not ask for, then they are dropped and do not reach the process', async () => {
    const { id } = await openPurchase(officer);
    await finishItem(admin, id, { decision: 'approve', reason: '旧内容', payingUnit: 'x', recorded: false });
    await server.settle();
    expect((await itemOf(handler, id)).name).toBe('付款');
    const { submitted } = await server.services.database.read
      .selectFrom('bpm_work_item')
      .select('submitted')
      .where('case_id', '=', id)
      .where('element_id', '=', 'review')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(submitted ?? '')).toEqual({ decision: 'approve' });
  });

  it('given a draft, then it is shown again, and a second window with an older version is refused', async () => {
    const { id } = await openPurchase(officer);
    const { id: itemId, version } = await claimItem(admin, id);
    const draft = { values: { decision: 'reject', reason: '待补' }, opinion: '草稿', version };
    const saved = await admin.put(`/api/work-items/${itemId}/draft`, draft);
    expect(saved.body).toMatchObject({ version: version + 1 });
    expect((await admin.put(`/api/work-items/${itemId}/draft`, draft)).body).toMatchObject({ code: 'stale-version' });
    const detail = await detailOf(admin, itemId);
    expect(detail).toMatchObject({
      draft: { opinion: '草稿', values: { reason: '待补' } },
      data: { amount: 500, reason: '待补' },
      opinion: 'required',
      actions: ['release', 'complete', 'save-draft'],
    });
    expect(detail.data['decisions']).toHaveLength(2);
    expect((await detailOf(admin2, itemId)).draft).toBeNull();
  });

  it('given done items, then they stay in the folder of who did them', async () => {
    const { id } = await openPurchase(officer);
    await finishItem(admin, id, { decision: 'approve' });
    expect((await inbox(admin, 'done'))[0]).toMatchObject({ caseId: id, state: 'completed' });
    expect((await inbox(admin2, 'done')).map((item) => item.caseId)).not.toContain(id);
  });
});
