import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { stopAll } from '../../tools/engines/engine-set.ts';
import { startToxiproxy, type FaultyConnection, type Toxiproxy } from '../../tools/engines/toxiproxy.ts';
import { Scene } from './scene.ts';

const REPORTS = 60;

let folder: string;
let proxies: Toxiproxy;
let database: FaultyConnection;
let scene: Scene;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'safeflow-database-'));
  proxies = await startToxiproxy(join(folder, 'toxiproxy'));
}, 240_000);
afterAll(async () => {
  await stopAll(folder);
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => scene.dispose());

describe('faults of the database of the embedded engine (PLT-073, PLT-075)', () => {
  it('given connections to MariaDB that are dropped and slow, then no confirmed step is lost and none is done twice', async () => {
    scene = await Scene.open({});
    database = await proxies.proxyTo('database', scene.databasePort());
    await scene.start(scene.databaseBehind(database.port));
    await scene.survives(REPORTS, [0], async () => {
      await database.addToxic('latency', { latency: 20, jitter: 20 });
      for (let cut = 0; cut < 4; cut += 1) {
        await setTimeout(1_200);
        await database.enable(false);
        await setTimeout(400);
        await database.enable(true);
      }
      await database.removeToxics();
    });
  }, 180_000);
});
