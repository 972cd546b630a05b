import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';
import { expectIntact, untilThrough } from './intact.ts';
import { ServerChild } from './server-child.ts';
import { StubbornClerk } from './stubborn-clerk.ts';

const PORT = 43_050;
const REPORTS = 200;
const KILLS = 5;
const CLERKS = 8;

let place: TestDatabase;
let server: ServerChild;
let dataDir: string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'safeflow-crash-'));
  place = await createTestDatabase();
  server = new ServerChild(PORT, {
    ...{ DATA_DIR: dataDir, DATABASE_URL: place.url, DEMO_CASES: '0', LOG_LEVEL: 'error', NODE_ENV: 'test' },
  });
  await server.start();
});
afterAll(async () => {
  await server.kill();
  await place.remove();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('kill -9 while 200 reports are on their way (PLT-073, PLT-075)', () => {
  it('given several crashes at random moments, then no confirmed step is lost, none is done twice, and every SMS is taken once', async () => {
    const clerks = Array.from({ length: CLERKS }, () => new StubbornClerk(server.url, 'sanyuan.info'));
    await Promise.all(clerks.map((clerk) => clerk.signIn()));
    let next = 0;
    const work = clerks.map(async (clerk) => {
      while (next < REPORTS) await clerk.handle(next++);
    });
    for (let kill = 0; kill < KILLS; kill++) {
      await setTimeout(300 + Math.random() * 1200);
      await server.kill();
      await server.start();
    }
    await Promise.all(work);
    await untilThrough(place.database, REPORTS);
    await expectIntact(place.database, clerks);
  }, 240_000);

  it('given an orderly stop, then it takes at most three seconds', async () => {
    const { code, milliseconds } = await server.stop();
    expect(code).toBe(0);
    expect(milliseconds).toBeLessThan(3_000);
  });
});
