import { request } from 'node:http';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimItem, openPurchase } from '../../testing/purchase.ts';
import type { TestBrowser } from '../../testing/test-browser.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
  'base64',
);

let server: TestServer;
let admin: TestBrowser;
let stranger: TestBrowser;

beforeAll(async () => {
  server = await startTestServer({ UPLOAD_MAX_MB: 1 });
  admin = await server.signIn('admin');
  stranger = await server.signIn('stranger');
});
afterAll(() => server.stop());

const upload = (name: string, content: Uint8Array) =>
  admin.upload<{ file: { id: string; hash: string } }>('/api/files', { name, content });

describe('files', () => {
  it('given a picture, then its type is found from its content and only the uploader can read it', async () => {
    const { status, body } = await upload('现场 照片.png', PNG);
    expect(status).toBe(201);
    expect(body.file).toMatchObject({
      name: '现场 照片.png',
      type: 'image/png',
      size: PNG.length,
      uploadedBy: '用户admin',
    });
    const read = await admin.raw(`/api/files/${body.file.id}`);
    expect(Buffer.from(await read.arrayBuffer())).toEqual(PNG);
    expect(read.headers.get('Content-Disposition')).toBe(
      `inline; filename*=UTF-8''${encodeURIComponent('现场 照片.png')}`,
    );
    expect(read.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect((await admin.raw(`/api/files/${body.file.id}?download=true`)).headers.get('Content-Disposition')).toContain(
      'attachment',
    );
    expect((await stranger.get(`/api/files/${body.file.id}`)).status).toBe(404);
    expect((await stranger.delete(`/api/files/${body.file.id}`)).status).toBe(404);
    expect((await admin.delete(`/api/files/${body.file.id}`)).status).toBe(204);
    expect((await admin.get(`/api/files/${body.file.id}`)).status).toBe(404);
  });

  it('given content that belies its name, or is not allowed, then it is refused and nothing is kept', async () => {
    const html = Buffer.from('<html><script>alert(1)</script></html>');
    const cases: [string, Uint8Array][] = [
      ['photo.jpg', PNG],
      ['notes.txt', html],
      ['page.html', html],
      ['picture.svg', Buffer.from('<svg onload="alert(1)"/>')],
      ['tool.exe', Buffer.from('MZ\0\0binary')],
      ['photo.png', Buffer.from('no picture')],
      ['noextension', PNG],
    ];
    for (const [name, content] of cases) {
      expect(await upload(name, content)).toMatchObject({
        status: 415,
        body: { code: 'file-type-mismatch', field: 'file' },
      });
    }
    expect(await upload('empty.txt', Buffer.alloc(0))).toMatchObject({ status: 400, body: { code: 'file-empty' } });
    expect(readdirSync(join(server.services.config.dataDir, 'files', 'incoming'))).toEqual([]);
  });

  it('given text and Office files, then they are taken', async () => {
    expect((await upload('说明.txt', Buffer.from('情况说明'))).status).toBe(201);
    expect(
      (await upload('旧报告.doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2048)]))).status,
    ).toBe(201);
  });

  it('given a file over the limit, then it is refused while it is still being sent', async () => {
    const big = Buffer.alloc(1024 * 1024 + 1, 'a');
    expect(await upload('big.txt', big)).toMatchObject({ status: 413, body: { code: 'file-too-large' } });
    const { status, sent } = await sendEndlessly(200 * 1024 * 1024);
    expect(status).toBe(413);
    expect(sent).toBeLessThan(100 * 1024 * 1024);
  });

  it('given no file or a broken body, then the request is refused', async () => {
    expect(await admin.upload('/api/files', { name: '', content: Buffer.alloc(0) })).toMatchObject({ status: 400 });
    const broken = await admin.raw('/api/files', {
      method: 'POST',
      body: 'x',
      headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
    });
    expect(broken.status).toBe(400);
    const json = await admin.raw('/api/files', {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(json.status).toBe(400);
  });

  it('given an upload that nobody submits, then it is thrown away after a day; a submitted one stays', async () => {
    const kept = await upload('kept.png', PNG);
    const lost = await upload('lost.txt', Buffer.from('lost'));
    const officer = await server.signIn('officer');
    const { id } = await openPurchase(officer);
    const item = await claimItem(admin, id);
    const answer = {
      version: item.version,
      values: { decision: 'reject', reason: '重复' },
      opinion: '退回',
      fileIds: [kept.body.file.id],
    };
    expect((await admin.post(`/api/work-items/${item.id}/complete`, answer)).status).toBe(200);
    server.clock.advance(25 * 3_600_000);
    await server.services.kernel.files.removeExpired();
    expect(await server.services.kernel.files.find(lost.body.file.id)).toBeUndefined();
    const file = await server.services.kernel.files.find(kept.body.file.id);
    expect(existsSync(join(server.services.config.dataDir, 'files', file!.hash.slice(0, 2), file!.hash))).toBe(true);
    const city = await server.signIn('city');
    expect((await city.raw(`/api/files/${kept.body.file.id}`)).status).toBe(200);
    const other = await server.signIn('stranger');
    expect((await other.get(`/api/files/${kept.body.file.id}`)).status).toBe(404);
  });
});

/** Sends a multipart file of this size without a length, until the server answers. */
async function sendEndlessly(bytes: number): Promise<{ status: number; sent: number }> {
  const headers = {
    ...admin.headers(),
    'Content-Type': 'multipart/form-data; boundary=b',
    'Transfer-Encoding': 'chunked',
  };
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; sent: number }>();
  let sent = 0;
  const answers: number[] = [];
  const outgoing = request(`${server.url}/api/files`, { method: 'POST', headers }, (response) => {
    answers.push(response.statusCode ?? 0);
    response.resume();
    resolve({ status: response.statusCode ?? 0, sent });
  });
  outgoing.on('error', reject);
  outgoing.write('--b\r\nContent-Disposition: form-data; name="file"; filename="big.txt"\r\n\r\n');
  const chunk = Buffer.alloc(64 * 1024, 'a');
  while (sent < bytes && answers.length === 0) {
    sent += chunk.length;
    if (!outgoing.write(chunk))
      await Promise.race([new Promise((drained) => outgoing.once('drain', drained)), promise]);
  }
  outgoing.destroy();
  return promise;
}
