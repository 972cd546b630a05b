import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Incident, Page, TimelineEntry } from '@safeflow/contracts';
import { casePage, finishItem, openPurchase, timeline } from '../../testing/purchase.ts';
import type { TestBrowser } from '../../testing/test-browser.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let admin: TestBrowser;
let operator: TestBrowser;

beforeAll(async () => {
  server = await startTestServer();
  admin = await server.signIn('admin');
  operator = await server.signIn('operator');
});
afterAll(() => server.stop());

const incidents = async (state = 'open') =>
  (await operator.get<Page<Incident>>(`/api/incidents?state=${state}`)).body.items;

describe('a worker that fails (PLT-074)', () => {
  it('given repeated failures, then an operator sees the incident, repairs the cause and lets the step go on', async () => {
    const officer = await server.signIn('officer');
    const { id, number } = await openPurchase(officer, { title: '故障演练' });
    await finishItem(admin, id, { decision: 'approve' });
    await server.settle();
    expect(await incidents()).toEqual([]);
    server.clock.advance(60_000);
    await server.settle();
    const [incident] = await incidents();
    expect(incident).toMatchObject({
      ...{
        caseId: id,
        caseNumber: number,
        processId: 'purchase',
        elementId: 'record',
        elementName: '登记',
        code: 'job-retries',
      },
      message: expect.stringContaining('Expected the ledger to answer') as string,
    });
    expect((await casePage(admin, id)).incidents).toMatchObject([{ elementName: '登记' }]);
    expect((await timeline(admin, id)).at(-1)).toMatchObject({ kind: 'incident' } satisfies Partial<TimelineEntry>);
    const diagram = (
      await admin.get<{ diagrams: { marks: { elementId: string; state: string }[] }[] }>(`/api/cases/${id}/diagrams`)
    ).body;
    expect(diagram.diagrams[0]?.marks.find(({ elementId }) => elementId === 'record')?.state).toBe('failed');

    expect((await admin.get('/api/incidents')).status).toBe(403);
    await server.services.database.transaction((tx) =>
      tx.k.updateTable('bpm_case').set({ title: '已修复' }).where('id', '=', id).execute(),
    );
    expect((await operator.post(`/api/incidents/${incident!.id}/retry`)).status).toBe(204);
    await server.settle();
    expect((await casePage(admin, id)).case.status).toBe('paying');
    expect(await incidents()).toEqual([]);
    expect(await incidents('resolved')).toMatchObject([{ id: incident!.id }]);
    expect((await operator.post(`/api/incidents/${incident!.id}/retry`)).body).toMatchObject({
      code: 'incident-resolved',
    });
    expect((await operator.post('/api/incidents/unknown/retry')).status).toBe(404);
  });
});
