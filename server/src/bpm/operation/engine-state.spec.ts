import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engineStateSchema, type EngineState } from '@safeflow/contracts';
import type { TestBrowser } from '../../testing/test-browser.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

const audited = ({ services }: TestServer) =>
  services.database.read
    .selectFrom('audit_log')
    .select(['actor_name', 'action', 'object', 'result'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();

describe('state of the embedded engine (PLT-076)', () => {
  let server: TestServer;
  let operator: TestBrowser;
  beforeAll(async () => {
    server = await startTestServer();
    operator = await server.signIn('operator');
  });
  afterAll(() => server.stop());

  it('given nothing wrong, when an operator asks, then it works, nothing waits and there are no alarms', async () => {
    const { status, body } = await operator.get<EngineState>('/api/engine');
    expect([status, body]).toEqual([
      200,
      { name: 'embedded', status: 'ok', pendingCommands: 0, oldestCommandAt: null, lagSeconds: 0, alarms: [] },
    ]);
    expect(engineStateSchema.parse(body)).toEqual(body);
  });

  it.each(['admin', 'handler', 'province'] as const)(
    'given %s, who operates no processes, when the state is asked for, then that is refused and audited',
    async (account) => {
      const stranger = await server.signIn(account);
      expect((await stranger.get('/api/engine')).status).toBe(403);
      const actor = { actor_name: `用户${account}`, action: 'request.denied', result: 'denied' };
      expect(await audited(server)).toEqual({ ...actor, object: 'GET /api/engine' });
      expect((await stranger.post('/api/engine/alarms/a/clear')).status).toBe(403);
      expect(await audited(server)).toEqual({ ...actor, object: 'POST /api/engine/alarms/a/clear' });
    },
  );

  it('given nobody signed in, when the state is asked for, then the answer is to sign in', async () => {
    expect((await server.visitor().get('/api/engine')).status).toBe(401);
  });

  it('given no such alarm, when it is cleared, then it is not found and nothing is recorded', async () => {
    const before = await audited(server);
    expect((await operator.post('/api/engine/alarms/unknown/clear')).status).toBe(404);
    expect(await audited(server)).toEqual(before);
  });
});

describe('state of an engine on a server that cannot be reached (PLT-076)', () => {
  let server: TestServer;
  let operator: TestBrowser;
  beforeAll(async () => {
    const OPERATON_URL = `http://127.0.0.1:${await closedPort()}/engine-rest`;
    server = await startTestServer({ SAFEFLOW_ENGINE: 'camunda7', OPERATON_URL });
    operator = await server.signIn('operator');
  });
  afterAll(() => server.stop());

  const state = async () => (await operator.get<EngineState>('/api/engine')).body;
  const alarm = () =>
    vi.waitUntil(
      async () => {
        server.clock.advance(5_000);
        return (await state()).alarms[0];
      },
      { timeout: 10_000 },
    );

  it('given commands that wait for it, when an operator asks, then they are told how many, since when, and why', async () => {
    const started = new Date(server.clock.now()).toISOString();
    expect(await alarm()).toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(/^camunda7: /) as string,
    });
    const seen = await state();
    expect(seen).toMatchObject({ name: 'camunda7', status: 'failing', oldestCommandAt: started });
    expect(seen.pendingCommands).toBeGreaterThan(0);
    expect(seen.lagSeconds).toBeGreaterThan(0);
  });

  it('given an alarm, when an operator has dealt with it, then it is gone, and the audit log tells who did that', async () => {
    const { id } = await alarm();
    const stranger = await server.signIn('admin');
    expect((await stranger.post(`/api/engine/alarms/${id}/clear`)).status).toBe(403);
    expect((await state()).alarms).toMatchObject([{ id }]);
    expect((await operator.post(`/api/engine/alarms/${id}/clear`)).status).toBe(204);
    const row = { actor_name: '用户operator', action: 'engine.alarm-clear', object: id, result: 'done' };
    expect(await audited(server)).toEqual(row);
    expect((await state()).alarms).toEqual([]);
    expect((await operator.post(`/api/engine/alarms/${id}/clear`)).status).toBe(404);
  });
});

/** A port of this machine at which nobody listens. */
async function closedPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
