import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import { stopAll } from '../../tools/engines/engine-set.ts';
import { startOperaton, type Operaton } from '../../tools/engines/operaton.ts';
import { killServer, restartServer } from '../../tools/engines/server-process.ts';
import { startToxiproxy, type FaultyConnection } from '../../tools/engines/toxiproxy.ts';
import { engineState, Scene, until } from './scene.ts';

const REPORTS = 24;

let folder: string;
let operaton: Operaton;
let scene: Scene;
let rest: FaultyConnection;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'safeflow-operaton-'));
  const proxies = await startToxiproxy(join(folder, 'toxiproxy'));
  operaton = await startOperaton(join(folder, 'operaton'));
  rest = await proxies.proxyTo('rest', operaton.port);
}, 240_000);
afterAll(async () => {
  await stopAll(folder);
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  scene = await Scene.open({
    SAFEFLOW_ENGINE: 'camunda7',
    OPERATON_URL: `http://127.0.0.1:${rest.port}/engine-rest`,
  });
});
afterEach(async () => {
  await rest.enable(true);
  await rest.removeToxics();
  await scene.dispose();
});

describe('faults of Operaton and of what lies between (PLT-073 … PLT-077)', () => {
  it('given Operaton that is killed and started again, then lists stay readable, submissions wait, and nothing is lost', async () => {
    await scene.start();
    const officer = await scene.signIn('sanyuan.info');
    const operator = await scene.signIn('process.admin');
    await scene.survives(REPORTS, [0], async () => {
      await setTimeout(2_000);
      await killServer(operaton.folder);
      await until('operators see the outage', async () => (await engineState(operator)).status === 'failing');
      await scene.expectUsable(officer);
      await until('submissions wait', async () => (await engineState(operator)).pendingCommands > 0);
      await until('an alarm', async () =>
        (await engineState(operator)).alarms.some(({ code }) => code === 'unreachable'),
      );
      await restartServer(operaton.folder);
    });
    await until('the alarm ends', async () => {
      const { status, alarms } = await engineState(operator);
      return status === 'ok' && alarms.length === 0;
    });
  }, 180_000);

  it('given a slow and then a cut connection, then nothing is lost and nothing is done twice', async () => {
    await scene.start();
    await scene.survives(REPORTS, [0], async () => {
      await rest.addToxic('latency', { latency: 200, jitter: 150 });
      await setTimeout(3_000);
      for (let cut = 0; cut < 3; cut += 1) {
        await rest.enable(false);
        await setTimeout(1_000);
        await rest.enable(true);
        await setTimeout(1_500);
      }
      await rest.removeToxics();
    });
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
