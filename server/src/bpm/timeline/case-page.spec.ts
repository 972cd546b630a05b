import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagram } from '@safeflow/contracts';
import { casePage, claimItem, finishItem, openPurchase, timeline } from '../../testing/purchase.ts';
import type { TestBrowser } from '../../testing/test-browser.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let officer: TestBrowser;
let admin: TestBrowser;

beforeAll(async () => {
  server = await startTestServer();
  officer = await server.signIn('officer');
  admin = await server.signIn('admin');
});
afterAll(() => server.stop());

const diagrams = async (id: string) =>
  (await admin.get<{ diagrams: Diagram[] }>(`/api/cases/${id}/diagrams`)).body.diagrams;
const marks = (diagram: Diagram) => Object.fromEntries(diagram.marks.map((mark) => [mark.elementId, mark.state]));

describe('the case page', () => {
  it('given a case on its way, then the diagram shows the walked path, the current step and who holds it', async () => {
    const { id } = await openPurchase(officer);
    await finishItem(admin, id, { decision: 'reject', reason: '重复' });
    await finishItem(officer, id, { amount: 5 });
    await claimItem(admin, id);
    const [main, watch] = await diagrams(id);
    expect(main).toMatchObject({ processId: 'purchase', name: '采购申请', version: 1, role: 'main', state: 'active' });
    expect(main!.xml).toContain('<bpmn:process id="purchase"');
    expect(marks(main!)).toMatchObject({ start: 'done', review: 'current', decided: 'done', revise: 'done' });
    expect(main!.marks.find(({ elementId }) => elementId === 'review')).toMatchObject({
      count: 2,
      holders: ['用户admin'],
    });
    expect([...main!.flows].sort()).toEqual(['again', 'rejected', 'to-decided', 'to-review']);
    expect(marks(watch!)).toMatchObject({ 'watch-wait': 'waiting' });
  });

  it('given a step, then the timeline tells how long it was open', async () => {
    const { id } = await openPurchase(officer);
    server.clock.advance(90_000);
    await finishItem(admin, id, { decision: 'approve' });
    const step = (await timeline(admin, id)).find(({ title, kind }) => title === '审批' && kind === 'step');
    expect(step?.duration).toBe(90_000);
  });

  it('given a changed due date, then the watch hears of it and items that follow the case move along', async () => {
    const { id } = await openPurchase(officer);
    await finishItem(admin, id, { decision: 'approve' });
    await server.settle();
    const watch = (await diagrams(id)).find(({ role }) => role === 'watch');
    expect(watch!.marks.find(({ elementId }) => elementId === 'watch-seen')).toMatchObject({ count: 1 });
    const page = await casePage(admin, id);
    expect(page.workItems).toMatchObject([{ name: '付款', dueAt: page.case.dueAt, mine: false }]);
  });

  it('given no right to protected facts, then revealing is refused and audited', async () => {
    const { id, number } = await openPurchase(officer);
    expect((await casePage(admin, id)).canReveal).toBe(false);
    expect((await admin.post(`/api/cases/${id}/reveal`)).status).toBe(403);
    const row = server.services.database.read
      .selectFrom('audit_log')
      .select(['object', 'result'])
      .where('action', '=', 'case.reveal');
    expect(await row.execute()).toEqual([{ object: number, result: 'denied' }]);
  });

  it('given what the public may know, then only milestones are told', async () => {
    const { id } = await openPurchase(officer);
    await finishItem(admin, id, { decision: 'reject', reason: '内部意见' });
    expect(await server.services.kernel.publicProgress(id)).toMatchObject([
      { key: 'received', text: '已收到', textEn: 'Received' },
    ]);
  });
});
