import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SavedView } from '@safeflow/contracts';
import type { TestBrowser } from '../../testing/test-browser.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let admin: TestBrowser;

beforeAll(async () => {
  server = await startTestServer();
  admin = await server.signIn('admin');
});
afterAll(() => server.stop());

const views = async (browser: TestBrowser, query = '') =>
  (await browser.get<{ views: SavedView[] }>(`/api/saved-views${query}`)).body.views;

describe('saved views', () => {
  it('given a saved filter, then its owner finds it again, and the same name replaces it', async () => {
    const input = { list: 'cases', name: '本月超期', query: 'due=overdue', columns: ['number'] };
    expect((await admin.post('/api/saved-views', input)).status).toBe(201);
    expect((await admin.post('/api/saved-views', { ...input, query: 'due=near' })).status).toBe(201);
    expect(await views(admin)).toMatchObject([
      { list: 'cases', name: '本月超期', query: 'due=near', columns: ['number'] },
    ]);
    expect(await views(admin, '?list=inbox')).toEqual([]);
    expect((await admin.post('/api/saved-views', { ...input, name: ' ' })).body).toMatchObject({
      code: 'invalid-input',
      field: 'name',
    });
  });

  it('given the view of somebody else, then it can neither be seen nor deleted', async () => {
    const other = await server.signIn('admin2');
    const [view] = await views(admin);
    expect(await views(other)).toEqual([]);
    expect((await other.delete(`/api/saved-views/${view!.id}`)).status).toBe(404);
    expect((await admin.delete(`/api/saved-views/${view!.id}`)).status).toBe(204);
    expect(await views(admin)).toEqual([]);
  });

  it('given as many views as anybody needs, then one more is refused', async () => {
    for (let index = 0; index < 50; index++)
      await admin.post('/api/saved-views', { list: 'inbox', name: `v${index}`, query: '' });
    expect((await admin.post('/api/saved-views', { list: 'inbox', name: 'more', query: '' })).body).toMatchObject({
      code: 'too-many-views',
    });
  });
});
