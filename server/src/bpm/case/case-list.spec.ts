import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case, Page } from '@safeflow/contracts';
import { finishItem, openPurchase } from '../../testing/purchase.ts';
import type { TestBrowser } from '../../testing/test-browser.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
const browsers: Record<string, TestBrowser> = {};
const ids: string[] = [];

beforeAll(async () => {
  server = await startTestServer();
  for (const account of ['officer', 'admin', 'handler', 'stranger', 'city', 'province', 'operator'] as const) {
    browsers[account] = await server.signIn(account);
  }
  for (let index = 0; index < 7; index++) {
    const industry = index % 2 ? 'fire' : 'mining';
    ids.push((await openPurchase(browsers['officer']!, { title: `采购第${index}批`, industry })).id);
    server.clock.advance(60_000);
  }
  await finishItem(browsers['admin']!, ids[0]!, { decision: 'approve' });
  await finishItem(browsers['admin']!, ids[1]!, { decision: 'reject', reason: '重复' });
  await server.settle();
});
afterAll(() => server.stop());

const list = async (account: string, query = '') =>
  (await browsers[account]!.get<Page<Case>>(`/api/cases${query}`)).body;
const found = async (account: string, query = '') => (await list(account, query)).items.map(({ id }) => id);

describe('the list of cases', () => {
  it('given the units above, then they see the cases of their subtree, and another county does not (RPT-056)', async () => {
    const all = [...ids].reverse();
    for (const account of ['officer', 'admin', 'city', 'province']) expect(await found(account)).toEqual(all);
    expect(await found('stranger')).toEqual([]);
    expect(await list('operator')).toMatchObject({ items: [], total: 0 });
  });

  it('given a plain handler, then he sees only what his group has to do, and what he has done', async () => {
    expect(await found('handler')).toEqual([ids[0]]);
    await finishItem(browsers['handler']!, ids[0]!);
    expect(await found('handler')).toEqual([ids[0]]);
    expect((await browsers['handler']!.get(`/api/cases/${ids[2]!}`)).status).toBe(404);
  });

  it('given filters, then only what fits all of them is listed', async () => {
    expect(await found('city', '?status=revising')).toEqual([ids[1]]);
    expect(await found('city', '?status=revising&status=done&sort=created')).toEqual([ids[0], ids[1]]);
    expect(await found('city', '?industry=mining&status=in-review&region=610400')).toEqual([ids[6], ids[4], ids[2]]);
    expect(await found('city', '?region=610423')).toEqual([]);
    expect(await found('city', '?open=false')).toEqual([ids[0]]);
    expect(await found('province', '?unitId=x')).toEqual([]);
    expect(await found('province', '?unitId=k&q=%E7%AC%AC3')).toEqual([ids[3]]);
    expect(await found('city', '?from=2026-03-03')).toEqual([]);
    expect(await found('city', '?from=2026-03-02&to=2026-03-02')).toHaveLength(7);
    expect(await found('city', '?q=%25')).toEqual([]);
    expect(await found('city', '?q=CG202603020003')).toEqual([ids[2]]);
    expect(await found('city', '?q=CG20260302&sort=created')).toEqual(ids);
    expect(await found('stranger', '?q=CG20260302')).toEqual([]);
  });

  it('given more cases than a page, then the pages together are the whole list without repetition', async () => {
    for (const sort of ['created', '-created', 'due', '-due']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      do {
        const page: Page<Case> = await list('city', `?limit=3&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
        expect(page).toMatchObject({ total: 7, totalIsEstimate: false });
      } while (cursor);
      expect([...seen].sort()).toEqual([...ids].sort());
    }
  });

  it('given a cursor or filter that makes no sense, then it is refused with the field', async () => {
    const { status, body } = await browsers['city']!.get('/api/cases?cursor=%27%3B--');
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'invalid-cursor', field: 'cursor' } });
    expect((await browsers['city']!.get('/api/cases?region=61')).body).toMatchObject({
      code: 'invalid-input',
      field: 'region',
    });
    expect((await browsers['city']!.get('/api/cases?limit=100000')).body).toMatchObject({ field: 'limit' });
  });

  it('given a due date that has passed, then the case is overdue in list and filter', async () => {
    await finishItem(browsers['admin']!, ids[2]!, { decision: 'approve' });
    await server.settle();
    expect((await list('city', '?sort=due&open=true')).items[0]).toMatchObject({
      id: ids[2],
      dueState: 'ahead',
      workingDaysLeft: 10,
    });
    server.clock.advance(20 * 86_400_000);
    browsers['city'] = await server.signIn('city');
    expect(await found('city', '?due=overdue')).toEqual([ids[2]]);
    expect((await list('city', '?due=overdue')).items[0]).toMatchObject({ dueState: 'overdue' });
  });

  it("given an export, then the sheet has a header in the reader's language and every row, and it is audited", async () => {
    const response = await browsers['city']!.raw('/api/cases/export?type=purchase&sort=created');
    expect(response.headers.get('Content-Disposition')).toContain('.xlsx');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await response.arrayBuffer());
    const sheet = workbook.worksheets[0]!;
    expect(sheet.rowCount).toBe(8);
    const header = sheet.getRow(1).values as string[];
    expect(header).toEqual(expect.arrayContaining(['编号', '标题', '状态', '金额']));
    expect(sheet.getRow(2).getCell(header.indexOf('状态')).value).toBe('办结');
    expect(sheet.getRow(2).getCell(header.indexOf('行业')).value).toBe('矿山');
    const audited = server.services.database.read
      .selectFrom('audit_log')
      .select('detail')
      .where('action', '=', 'case.export');
    expect(await audited.execute()).toEqual([{ detail: '7 rows' }]);
    expect((await browsers['operator']!.raw('/api/cases/export')).status).toBeGreaterThanOrEqual(401);
  });
});

describe('opening a case', () => {
  it('given the same request twice, then one case is opened', async () => {
    const officer = await server.signIn('officer');
    const values = { title: '采购雨衣', amount: 10, payingUnit: 'd' };
    const body = { type: 'purchase', requestId: randomUUID(), values };
    const answers = await Promise.all([officer.post('/api/cases', body), officer.post('/api/cases', body)]);
    const again = await officer.post('/api/cases', body);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set([...answers, again].map(({ body: opened }) => opened['id'])).size).toBe(1);
  });

  it('given cases opened at once, then their numbers have no gap', async () => {
    const officer = await server.signIn('officer');
    const opened = await Promise.all(Array.from({ length: 12 }, () => openPurchase(officer)));
    const serials = opened.map(({ number }) => Number(number.slice(-4))).sort((a, b) => a - b);
    expect(serials.at(-1)! - serials[0]!).toBe(11);
  });

  it('given wrong values or an unknown type, then nothing is opened', async () => {
    const officer = await server.signIn('officer');
    const requestId = randomUUID();
    const refused = await officer.post('/api/cases', {
      type: 'purchase',
      requestId,
      values: { title: 'x', amount: -1, industry: 'air' },
    });
    expect(refused.body['errors']).toMatchObject([
      { field: 'values.title', code: 'min-length' },
      { field: 'values.amount', code: 'min' },
      { field: 'values.industry', code: 'choice' },
      { field: 'values.payingUnit', code: 'required' },
    ]);
    expect((await officer.post('/api/cases', { type: 'nothing', requestId, values: {} })).status).toBe(404);
    expect((await officer.post('/api/cases', { type: 'purchase', requestId: 'no', values: {} })).body).toMatchObject({
      field: 'requestId',
    });
    const opened = server.services.database.read
      .selectFrom('bpm_case')
      .select('id')
      .where('request_id', 'like', `%${requestId}`);
    expect(await opened.execute()).toEqual([]);
  });

  it('given the start form, then it comes with its choices', async () => {
    const officer = await server.signIn('officer');
    const { body } = await officer.get('/api/case-types/purchase/start-form');
    expect(body).toMatchObject({
      form: { id: 'purchase-start' },
      data: { industries: [{ value: 'mining' }, { value: 'fire' }] },
    });
    expect((await officer.get('/api/case-types')).body).toMatchObject({
      types: [{ id: 'purchase', nameEn: 'Purchase request', startable: true }],
    });
  });
});
