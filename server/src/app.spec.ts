import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import type { TestBrowser } from './testing/test-browser.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer;
let visitor: TestBrowser;
let root: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'safeflow-site-'));
  const site = join(root, 'browser');
  mkdirSync(site, { recursive: true });
  writeFileSync(join(site, 'index.html'), '<!doctype html><sf-root ngCspNonce="__CSP_NONCE__"></sf-root>');
  writeFileSync(join(site, 'main-ABCD1234.js'), `export const text = '${'x'.repeat(5000)}';`);
  writeFileSync(join(root, 'secret.json'), '{}');
  server = await startTestServer({ siteDir: site, PUBLIC_WRITES_PER_MINUTE: 3 });
  visitor = server.visitor();
});
afterAll(async () => {
  await server.stop();
  rmSync(root, { recursive: true });
});

describe('the HTTP application', () => {
  it('given any page address, then it answers the page with a policy and a nonce of its own', async () => {
    const answers = await Promise.all(['/', '/submit', '/app/cases/42'].map((path) => visitor.raw(path)));
    const nonces = await Promise.all(
      answers.map(async (answer) => {
        const nonce = /nonce-([\w+/=]+)/.exec(answer.headers.get('Content-Security-Policy') ?? '')?.[1] ?? '';
        expect(await answer.text()).toContain(`ngCspNonce="${nonce}"`);
        expect(answer.headers.get('Cache-Control')).toBe('no-store');
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(3);
    const policy = answers[0]!.headers.get('Content-Security-Policy')!;
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    expect(answers[0]!.headers.get('X-Powered-By')).toBeNull();
  });

  it('given a file with a hash in its name, then it is compressed and kept for good; what lies outside is not found', async () => {
    const script = await visitor.raw('/main-ABCD1234.js', { headers: { 'Accept-Encoding': 'br' } });
    expect(script.headers.get('Content-Encoding')).toBe('br');
    expect(script.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(await script.text()).toContain('xxxxx');
    for (const path of ['/../secret.json', '/%2e%2e/secret.json', '/..%2fsecret.json', '/missing.js']) {
      expect((await visitor.raw(path)).status).toBe(404);
    }
  });

  it('given an unknown address of the API, then it answers a problem in the language of the user', async () => {
    expect((await visitor.get('/api/nothing')).body).toMatchObject({
      code: 'not-found',
      message: '未找到该内容，或您无权查看。',
    });
    visitor.language = 'en';
    expect((await visitor.post('/api/nothing')).body).toMatchObject({
      code: 'not-found',
      message: 'Not found, or not yours to see.',
    });
    visitor.language = 'zh-CN';
  });

  it('given broken or too large JSON, then it is refused as such', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const broken = await visitor.raw('/api/session', { method: 'POST', headers, body: '{"account":' });
    expect([broken.status, ((await broken.json()) as { code: string }).code]).toEqual([400, 'invalid-json']);
    const large = await visitor.raw('/api/session', {
      method: 'POST',
      headers,
      body: JSON.stringify({ account: 'x'.repeat(2_000_000) }),
    });
    expect([large.status, ((await large.json()) as { code: string }).code]).toEqual([413, 'too-large']);
  });

  it('given nobody signed in, or no CSRF token, then nothing is done', async () => {
    expect((await visitor.get('/api/work-items')).status).toBe(401);
    const admin = await server.signIn('admin');
    const headers = { ...admin.headers(), 'X-CSRF-Token': 'wrong', 'Content-Type': 'application/json' };
    const refused = await admin.raw('/api/messages/read-all', { method: 'POST', headers, body: '{}' });
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([403, 'csrf-failed']);
  });

  it('given an address that asks too often, then it has to wait (public pages only)', async () => {
    const statuses = [];
    for (let index = 0; index < 4; index++) statuses.push(await visitor.post('/api/public/reports', {}));
    expect(statuses.map(({ status }) => status)).toEqual([400, 400, 400, 429]);
    expect(Number(statuses[3]!.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await visitor.get('/api/public/setup')).status).toBe(200);
  });

  it('tells its health, its metrics and its interface', async () => {
    expect((await visitor.get('/api/health')).body).toMatchObject({
      status: 'ok',
      parts: { database: { status: 'ok' }, outbox: { status: 'ok' } },
    });
    const metrics = await (await visitor.raw('/metrics')).text();
    expect(metrics).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/api\/health",status="200"\} [1-9]/,
    );
    expect(metrics).toContain('safeflow_outbox_pending 0');
    const { body } = await visitor.get<{ openapi: string; paths: Record<string, Record<string, object>> }>(
      '/api/openapi.json',
    );
    expect(body.openapi).toMatch(/^3\.1/);
    const mounted = server.services.endpoints.map(({ path, method }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    const described = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(described.sort()).toEqual(mounted.sort());
  });

  it('given a production environment, then a virtual clock is refused', () => {
    expect(() => readConfig({ NODE_ENV: 'production', CLOCK: 'virtual' })).toThrow('Expected CLOCK=system');
  });
});
