import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectIntact, untilThrough } from '../crash/intact.ts';
import { ServerChild } from '../crash/server-child.ts';
import { StubbornClerk } from '../crash/stubborn-clerk.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';

const PORTS = { web: [43_061, 43_062], worker: [43_063, 43_064] } as const;
const REPORTS = 120;
const CLERKS = 8;

let place: TestDatabase;
let dataDir: string;
let webs: ServerChild[];
let workers: ServerChild[];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'safeflow-split-'));
  place = await createTestDatabase();
  expect(place.database.dialect, 'Expected DATABASE_URL to name a MariaDB for processes that share a database.').toBe(
    'mysql',
  );
  const shared = { DATA_DIR: dataDir, DATABASE_URL: place.url, DEMO_CASES: '0', LOG_LEVEL: 'error', NODE_ENV: 'test' };
  webs = PORTS.web.map((port) => new ServerChild(port, { ...shared, SAFEFLOW_ROLE: 'web' }));
  workers = PORTS.worker.map(
    (port) => new ServerChild(port, { ...shared, SAFEFLOW_ROLE: 'worker', WORKER_PORT: String(port) }),
  );
  for (const child of [...webs, ...workers]) await child.start();
}, 120_000);
afterAll(async () => {
  for (const child of [...webs, ...workers]) await child.kill();
  await place.remove();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Jobs that somebody has in hand, as the leases tell. */
async function leasedJobs(): Promise<number> {
  const query = sql<{ jobs: number | bigint }>`select count(*) as jobs from engine_job where lease is not null`;
  const { rows } = await query.execute(place.database.read);
  return Number(rows[0]?.jobs ?? 0);
}

describe('two web processes and two workers on one MariaDB (issue: split deployment)', () => {
  it('given workers and a web process that are killed and come back, then nothing is lost and nothing is done twice', async () => {
    const clerks = Array.from(
      { length: CLERKS },
      (_, index) => new StubbornClerk(webs[index % 2]!.url, 'sanyuan.info'),
    );
    await Promise.all(clerks.map((clerk) => clerk.signIn()));
    let next = 0;
    const work = clerks.map(async (clerk) => {
      while (next < REPORTS) await clerk.handle(next++);
    });
    for (const victim of [workers[0]!, webs[1]!, workers[1]!]) {
      await setTimeout(1_000 + Math.random() * 1_000);
      await victim.kill();
      await setTimeout(500);
      await victim.start();
    }
    await Promise.all(work);
    await untilThrough(place.database, REPORTS);
    await expectIntact(place.database, clerks);
    expect(await leasedJobs()).toBe(0);
  }, 240_000);

  it('given a worker process, then it answers for its health and serves no pages', async () => {
    const [worker] = workers;
    expect((await fetch(`${worker!.url}/api/health`)).status).toBe(200);
    expect((await fetch(`${worker!.url}/`)).status).toBe(404);
    expect((await fetch(`${worker!.url}/api/cases`)).status).toBe(404);
  });

  it('given both workers stopped, then jobs wait, and one that starts takes them over', async () => {
    for (const worker of workers) await worker.stop();
    const clerk = new StubbornClerk(webs[0]!.url, 'sanyuan.info');
    await clerk.signIn();
    const handled = clerk.handle(REPORTS);
    await setTimeout(2_000);
    expect(clerk.completed.length).toBeLessThan(2);
    await workers[1]!.start();
    await handled;
    expect(clerk.completed).toHaveLength(2);
  }, 60_000);
});
