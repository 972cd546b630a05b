import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message, Page, WorkItemCounts } from '@safeflow/contracts';
import { claimItem, finishItem, openPurchase } from '../../testing/purchase.ts';
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

const messages = async (browser: TestBrowser) => (await browser.get<Page<Message>>('/api/messages')).body;
const counts = async (browser: TestBrowser) => (await browser.get<WorkItemCounts>('/api/work-items/counts')).body;

describe('message centre and badges', () => {
  it('given a new item, then its candidates have a message, and reading it lowers the count by one (RPT-067)', async () => {
    const before = await counts(admin);
    const { id, number } = await openPurchase(officer);
    const [message] = (await messages(admin)).items;
    expect(message).toMatchObject({ title: '待办：审批', text: `${number} 采购防护服`, caseId: id, read: false });
    expect(await counts(admin)).toMatchObject({ todo: before.todo + 1, unreadMessages: before.unreadMessages + 1 });
    expect((await officer.post(`/api/messages/${message!.id}/read`)).status).toBe(404);
    expect((await admin.post(`/api/messages/${message!.id}/read`)).status).toBe(204);
    expect((await admin.post(`/api/messages/${message!.id}/read`)).status).toBe(204);
    expect((await counts(admin)).unreadMessages).toBe(before.unreadMessages);
    await openPurchase(officer);
    expect((await admin.post('/api/messages/read-all')).status).toBe(204);
    expect((await counts(admin)).unreadMessages).toBe(0);
  });

  it('given somebody who reads English, when an item arrives, then its message names the step in English', async () => {
    await openPurchase(officer);
    admin.language = 'en';
    const [message] = (await messages(admin)).items;
    admin.language = 'zh-CN';
    expect(message?.title).toBe('To do: Review');
  });

  it('given items with a due date, then the badges count those that are near and overdue', async () => {
    const { id } = await openPurchase(officer);
    await claimItem(admin, id);
    const before = await counts(admin);
    expect(before).toMatchObject({ near: 0, overdue: 0 });
    server.clock.advance(2 * 86_400_000);
    admin = await server.signIn('admin');
    expect((await counts(admin)).near).toBe(before.todo);
    server.clock.advance(5 * 86_400_000);
    admin = await server.signIn('admin');
    expect(await counts(admin)).toMatchObject({ near: 0, overdue: before.todo });
    officer = await server.signIn('officer');
  });

  it('given an open page, then arrivals and counts reach it as they happen, and a stop of the server ends it', async () => {
    const response = await admin.raw('/api/events');
    expect(response.headers.get('Content-Type')).toBe('text/event-stream');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const until = async (wanted: RegExp) => {
      for (;;) {
        const found = wanted.exec(text);
        if (found) {
          text = text.slice(found.index + found[0].length);
          return found;
        }
        const { value, done } = await reader.read();
        if (done) throw new Error(`Expected ${String(wanted)} in the stream, but it ended after ${text}.`);
        text += value;
      }
    };
    const [, first] = await until(/event: counts\ndata: .*"todo":(\d+)/);
    const { id } = await openPurchase(officer);
    await until(/event: items\ndata: \{"ids":\["[\w-]+"\]\}/);
    await until(new RegExp(`"todo":${Number(first) + 1}`));
    await finishItem(admin, id, { decision: 'approve' });
    await until(new RegExp(`"todo":${Number(first)}\\b`));
    server.services.kernel.closeStreams();
    expect((await reader.read()).done).toBe(true);
  });

  it('given nobody signed in, then there is no stream', async () => {
    expect((await server.visitor().get('/api/events')).status).toBe(401);
  });
});
