import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '@safeflow/engine';
import { createAudit } from '../../audit/index.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';
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

const read = () => place.database.read;

async function untilQuiet(): Promise<void> {
  for (let round = 0; round < 700; round++) {
    const { left } = await read()
      .selectFrom('bpm_outbox')
      .select((eb) => eb.fn.countAll().as('left'))
      .where('state', '=', 'pending')
      .executeTakeFirstOrThrow();
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    if (Number(left) === 0 && metrics.includes('safeflow_jobs 0\n')) return;
    await setTimeout(100);
  }
  throw new Error('Expected jobs and outbox to become empty, but they did not.');
}

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
    await untilQuiet();

    const opened = clerks.flatMap((clerk) => clerk.opened);
    const cases = await read().selectFrom('bpm_case').select(['id', 'status', 'due_at']).execute();
    expect(cases.map(({ id }) => id).sort()).toEqual(opened.sort());
    expect(cases.filter(({ due_at: dueAt }) => dueAt === null)).toEqual([]);

    const completed = clerks.flatMap((clerk) => clerk.completed);
    const items = await read()
      .selectFrom('bpm_work_item')
      .select(['id', 'case_id', 'element_id', 'state', 'engine_done'])
      .execute();
    const done = items.filter(({ state }) => state === 'completed');
    expect(done.map(({ id }) => id).sort()).toEqual(completed.sort());
    expect(done.filter(({ engine_done: engineDone }) => engineDone === 0)).toEqual([]);
    for (const caseId of opened) {
      const steps = items
        .filter((item) => item.case_id === caseId)
        .map(({ element_id: id }) => id)
        .sort();
      expect(steps).toEqual(['dispatch', 'receive', 'review_intake'].sort());
    }
    const entries = await read()
      .selectFrom('bpm_timeline')
      .select(['case_id', 'element_id'])
      .where('kind', '=', 'step')
      .execute();
    const keys = entries.map(({ case_id: caseId, element_id: element }) => `${caseId}:${element}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(3 * REPORTS);

    const intents = await read()
      .selectFrom('bpm_outbox')
      .select(['idempotency_key', 'state', 'case_id', 'payload'])
      .execute();
    const sent = await read().selectFrom('sim_message').select(['idempotency_key']).execute();
    expect(intents.filter(({ state }) => state !== 'sent')).toEqual([]);
    expect(sent.map(({ idempotency_key: key }) => key).sort()).toEqual(
      intents.map(({ idempotency_key: key }) => key).sort(),
    );
    const accepted = intents.filter(({ payload }) => payload.includes('"report-accepted"'));
    expect(accepted.map(({ case_id: caseId }) => caseId).sort()).toEqual(opened.sort());

    expect(await createAudit({ database: place.database, clock: systemClock }).verify()).toMatchObject({
      intact: true,
    });
  }, 120_000);

  it('given an orderly stop, then it takes at most three seconds', async () => {
    const { code, milliseconds } = await server.stop();
    expect(code).toBe(0);
    expect(milliseconds).toBeLessThan(3_000);
  });
});
