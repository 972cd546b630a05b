import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stopAll } from '../../tools/engines/engine-set.ts';
import { startZeebe, type Zeebe } from '../../tools/engines/zeebe.ts';
import { engineState, Scene } from './scene.ts';

const REPORTS = 30;

let folder: string;
let zeebe: Zeebe;
let scene: Scene;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'safeflow-zeebe-'));
  const oneAtATime = {
    ZEEBE_BROKER_BACKPRESSURE_ALGORITHM: 'fixed',
    ZEEBE_BROKER_BACKPRESSURE_FIXED_LIMIT: '1',
  };
  zeebe = await startZeebe(join(folder, 'zeebe'), { partitions: 1, settings: oneAtATime });
  const [broker] = zeebe.brokers;
  scene = await Scene.open({
    SAFEFLOW_ENGINE: 'zeebe',
    ZEEBE_ADDRESS: broker?.address ?? '',
    ZEEBE_REDIS_URL: zeebe.redis.url,
  });
}, 240_000);
afterAll(async () => {
  await scene.dispose();
  await stopAll(folder);
  rmSync(folder, { recursive: true, force: true });
});

it('given a broker that takes one request at a time and refuses the others, then all of them are tried again and take effect once', async () => {
  await scene.start();
  const operator = await scene.signIn('process.admin');
  await scene.survives(REPORTS, [0], async () => undefined);
  expect(await refused(zeebe)).toBeGreaterThan(0);
  expect((await engineState(operator)).alarms.filter(({ code }) => code !== 'unreachable')).toEqual([]);
}, 180_000);

/** Requests that the broker refused under pressure. */
async function refused({ brokers }: Zeebe): Promise<number> {
  const metrics = await (await fetch(`${brokers[0]?.actuatorUrl ?? ''}/prometheus`)).text();
  const counts = metrics.matchAll(/^zeebe_dropped_request_count_total\{[^}]*\} ([\d.]+)/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}
