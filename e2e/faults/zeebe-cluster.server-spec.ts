import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { stopAll } from '../../tools/engines/engine-set.ts';
import { leaders, readTopology } from '../../tools/engines/zeebe-topology.ts';
import { killBroker, restartBroker, startZeebe, type Zeebe } from '../../tools/engines/zeebe.ts';
import { engineState, Scene, until } from './scene.ts';

const REPORTS = 30;

let folder: string;
let zeebe: Zeebe;
let scene: Scene;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'safeflow-cluster-'));
  zeebe = await startZeebe(join(folder, 'zeebe'), { brokers: 3 });
}, 300_000);
afterAll(async () => {
  await stopAll(folder);
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => scene.dispose());

/** The broker that leads most partitions, asked at each of the gateways that answer. */
async function busiestLeader(): Promise<number> {
  for (const { ports } of zeebe.brokers) {
    const topology = await readTopology(ports.rest);
    const led = topology ? [...leaders(topology).values()] : [];
    const count = (node: number) => led.filter((leader) => leader === node).length;
    const [first] = [...new Set(led)].toSorted((a, b) => count(b) - count(a));
    if (first !== undefined) return first;
  }
  throw new Error('Expected a broker that leads a partition, but no gateway knows one.');
}

describe('three Zeebe brokers, three partitions, replication factor 3 (PLT-075, PLT-076)', () => {
  it('given the leader of a partition that is killed and comes back, then the others take over, nothing is lost or done twice', async () => {
    scene = await Scene.open({
      SAFEFLOW_ENGINE: 'zeebe',
      ZEEBE_ADDRESS: zeebe.brokers.map(({ address }) => address).join(','),
      ZEEBE_REDIS_URL: zeebe.redis.url,
    });
    await scene.start();
    const operator = await scene.signIn('process.admin');
    await scene.survives(REPORTS, [0], async () => {
      await setTimeout(2_000);
      const leader = await busiestLeader();
      await killBroker(zeebe.folder, leader);
      await setTimeout(8_000);
      await restartBroker(zeebe.folder, leader);
    });
    await until('the engine is well', async () => (await engineState(operator)).status === 'ok');
  }, 240_000);
});
