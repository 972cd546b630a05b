import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stopAll } from '../../tools/engines/engine-set.ts';
import { killServer, restartServer } from '../../tools/engines/server-process.ts';
import { startToxiproxy, type FaultyConnection } from '../../tools/engines/toxiproxy.ts';
import { killBroker, restartBroker, startZeebe, type Zeebe } from '../../tools/engines/zeebe.ts';
import { trimStreams, untilWritten } from './redis-streams.ts';
import { engineState, Scene, until } from './scene.ts';

const REPORTS = 30;

let folder: string;
let zeebe: Zeebe;
let scene: Scene;
let gateway: FaultyConnection;
let redis: FaultyConnection;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'safeflow-zeebe-'));
  const proxies = await startToxiproxy(join(folder, 'toxiproxy'));
  zeebe = await startZeebe(join(folder, 'zeebe'));
  gateway = await proxies.proxyTo('gateway', zeebe.brokers[0]?.ports.gateway ?? 0);
  redis = await proxies.proxyTo('redis', zeebe.redis.port);
}, 240_000);
afterAll(async () => {
  await stopAll(folder);
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  scene = await Scene.open({
    SAFEFLOW_ENGINE: 'zeebe',
    ZEEBE_ADDRESS: `127.0.0.1:${gateway.port}`,
    ZEEBE_REDIS_URL: `redis://127.0.0.1:${redis.port}`,
  });
});
afterEach(async () => {
  await gateway.enable(true);
  await gateway.removeToxics();
  await redis.enable(true);
  await scene.dispose();
});

describe('faults of a Zeebe cluster and of what lies between (PLT-073 … PLT-077)', () => {
  it('given a broker that is killed and started again, then lists stay readable, submissions wait, and nothing is lost', async () => {
    await scene.start();
    const officer = await scene.signIn('sanyuan.info');
    const operator = await scene.signIn('process.admin');
    await scene.survives(REPORTS, [0], async () => {
      await setTimeout(2_000);
      await killBroker(zeebe.folder, 0);
      await until('operators see the outage', async () => (await engineState(operator)).status === 'failing');
      await scene.expectUsable(officer);
      await until('submissions wait', async () => (await engineState(operator)).pendingCommands > 0);
      await until('an alarm', async () =>
        (await engineState(operator)).alarms.some(({ code }) => code === 'unreachable'),
      );
      await restartBroker(zeebe.folder, 0);
    });
    await until('the outage to be over', async () => (await engineState(operator)).status === 'ok');
    await until('the alarm to end', async () => {
      const { alarms } = await engineState(operator);
      return alarms.every(({ code }) => code !== 'unreachable');
    });
    // A start whose answer died with the broker is made again, and what it doubled is ended and told.
    const { alarms } = await engineState(operator);
    expect(alarms.filter(({ code }) => code !== 'duplicate-instance')).toEqual([]);
  }, 180_000);

  it('given a slow and then a cut connection to the gateway, then nothing is lost and nothing is done twice', async () => {
    await scene.start();
    await scene.survives(REPORTS, [0], async () => {
      await gateway.addToxic('latency', { latency: 300, jitter: 200 });
      await setTimeout(3_000);
      for (let cut = 0; cut < 3; cut += 1) {
        await gateway.enable(false);
        await setTimeout(1_000);
        await gateway.enable(true);
        await setTimeout(1_000);
      }
      await gateway.removeToxics();
    });
  }, 180_000);

  it('given Redis that is killed and started again, then the events go on where they were', async () => {
    await scene.start();
    await scene.survives(REPORTS, [0], async () => {
      await setTimeout(2_000);
      await killServer(zeebe.redis.folder);
      await setTimeout(3_000);
      await restartServer(zeebe.redis.folder);
    });
  }, 180_000);

  it('given streams that were trimmed before they were read, then operators are told and the work goes on', async () => {
    await scene.start();
    const operator = await scene.signIn('process.admin');
    await scene.survives(REPORTS, [0], async () => {
      await untilWritten(zeebe.redis.url, 200);
      await redis.enable(false);
      await untilWritten(zeebe.redis.url, 50);
      await trimStreams(zeebe.redis.url);
      await redis.enable(true);
    });
    const { alarms } = await engineState(operator);
    expect(alarms.map(({ code }) => code)).toContain('events-lost');
    for (const { id } of alarms) expect((await operator.post(`/api/engine/alarms/${id}/clear`)).status).toBe(204);
    expect((await engineState(operator)).alarms).toEqual([]);
  }, 180_000);

  it('given two replicas and two workers of which one of each is killed, then the others go on', async () => {
    const web = [await scene.start({ SAFEFLOW_ROLE: 'web' }), await scene.start({ SAFEFLOW_ROLE: 'web' })];
    const workers = [await scene.startWorker(), await scene.startWorker()];
    await scene.survives(REPORTS, web, async () => {
      for (const victim of [workers[0] ?? 0, web[0] ?? 0, workers[1] ?? 0]) {
        await setTimeout(1_500);
        await scene.kill(victim);
        await setTimeout(1_000);
        await scene.restart(victim);
      }
    });
  }, 240_000);
});
