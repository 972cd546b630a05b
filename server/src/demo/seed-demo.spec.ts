import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VirtualClock } from '@safeflow/engine';
import { compose, type Services, stopServices } from '../compose.ts';
import { readConfig } from '../config.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { seedDemo } from './index.ts';

const CASES = 70;
const DAY = 86_400_000;
const NOW = Date.parse('2026-11-20T04:00:00Z');

let test: TestDatabase;
let dataDir: string;
let services: Services;

async function open(): Promise<Services> {
  const config = { ...readConfig(), databaseUrl: test.url, dataDir, DEMO_CASES: CASES, demoData: true };
  return compose(config, pino({ level: 'silent' }), { clock: new VirtualClock(NOW) });
}

beforeAll(async () => {
  test = await createTestDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'safeflow-demo-'));
  services = await open();
  await seedDemo(services);
});

afterAll(async () => {
  await stopServices(services);
  await test.remove();
  rmSync(dataDir, { recursive: true });
});

const cases = () => services.database.read.selectFrom('bpm_case').selectAll().orderBy('seq').execute();

describe('Demonstration reports', () => {
  it('stand in every state of the process', async () => {
    const statuses = new Set((await cases()).map(({ status }) => status));
    const file = readFileSync(join(services.config.root, 'bpmn/report/case-type.json'), 'utf8');
    const all = (JSON.parse(file) as { statuses: { id: string }[] }).statuses.map(({ id }) => id);
    expect([...statuses].sort()).toEqual([...all].sort());
  });

  it('happened over the past half year through the real process, none of it in the future', async () => {
    const rows = await cases();
    expect(rows).toHaveLength(CASES);
    const times = rows.map((row) => row.created_at);
    expect(Math.min(...times)).toBeLessThan(NOW - 150 * DAY);
    expect(Math.max(...times)).toBeGreaterThan(NOW - 7 * DAY);
    const timeline = await services.database.read.selectFrom('bpm_timeline').select('at').execute();
    expect(timeline.length).toBeGreaterThan(CASES * 5);
    expect(timeline.filter(({ at }) => at > NOW)).toEqual([]);
    const instances = await services.database.read
      .selectFrom('bpm_instance')
      .select('state')
      .where('role', '=', 'main')
      .execute();
    expect(instances).toHaveLength(CASES);
  });

  it('left no failed step, and nothing to be sent', async () => {
    const read = services.database.read;
    expect(await read.selectFrom('bpm_incident').selectAll().execute()).toEqual([]);
    expect(await read.selectFrom('bpm_outbox').selectAll().where('state', '!=', 'sent').execute()).toEqual([]);
    const phones = await read.selectFrom('sim_message').select('recipient').distinct().execute();
    expect(phones.length).toBeGreaterThan(10);
    expect(phones.filter(({ recipient }) => !recipient.startsWith('199000'))).toEqual([]);
  });

  it('were reminded of their due dates when these came near', async () => {
    const reminders = await services.database.read
      .selectFrom('bpm_timeline')
      .select('at')
      .where('kind', '=', 'deadline')
      .execute();
    expect(reminders.length).toBeGreaterThan(0);
    const overdue = (await cases()).filter(
      ({ open: isOpen, due_at }) => isOpen === 1 && due_at !== null && due_at < NOW,
    );
    expect(overdue.length).toBeGreaterThan(0);
  });

  it('fill the inboxes of the accounts to try first', async () => {
    const inbox = services.endpoints.find(({ path }) => path === '/api/work-items')!;
    for (const account of ['sanyuan.info', 'sanyuan.admin', 'sanyuan.industry']) {
      const principal = await services.identity.principal(account);
      const page = (await inbox.handle({
        principal,
        query: { folder: 'todo', sort: 'due', limit: 50 },
        language: 'zh',
      } as never)) as { items: unknown[] };
      expect(page.items.length, account).toBeGreaterThan(0);
    }
  });

  it('are not written a second time, nor again after an interrupted start', async () => {
    const before = await cases();
    expect(await seedDemo(services)).toBe(true);
    await services.database.transaction((tx) =>
      tx.k.deleteFrom('setting').where('name', '=', 'demo.reports').execute(),
    );
    expect(await seedDemo(services)).toBe(true);
    expect((await cases()).map(({ number, status }) => [number, status])).toEqual(
      before.map(({ number, status }) => [number, status]),
    );
  });
});
