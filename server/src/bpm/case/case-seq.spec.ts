import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPurchase } from '../../testing/purchase.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

it('given many cases opened in the same millisecond, then each of them is opened', async () => {
  const officer = await server.signIn('officer');
  const opened = await Promise.all(
    Array.from({ length: 20 }, (_, index) => openPurchase(officer, { title: `采购第${index}批` })),
  );
  expect(new Set(opened.map(({ id }) => id)).size).toBe(20);
});
