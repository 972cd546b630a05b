import type { EngineEvent } from '@safeflow/engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { finishItem, openPurchase } from '../../testing/purchase.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { projectEvents } from './project-events.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const TABLES = [
  'bpm_case',
  'bpm_case_scope',
  'bpm_instance',
  'bpm_work_item',
  'bpm_inbox',
  'bpm_timeline',
  'bpm_message',
] as const;

async function everything() {
  const { read } = server.services.database;
  return Promise.all(TABLES.map(async (table) => [table, await read.selectFrom(table).selectAll().execute()]));
}

it('given events that a server engine delivers again, then the projection stays as it is (PLT-070)', async () => {
  const { database, engine, kernel } = server.services;
  const batches: EngineEvent[][] = [];
  engine.onEvents(async (_tx, events) => void batches.push([...events]));
  const officer = await server.signIn('officer');
  const admin = await server.signIn('admin');
  const { id } = await openPurchase(officer);
  await finishItem(admin, id, { decision: 'reject', reason: '重复' });
  await finishItem(officer, id, { amount: 5 });
  await finishItem(admin, id, { decision: 'approve' });
  await server.settle();
  await finishItem(await server.signIn('handler'), id);
  const before = await everything();
  expect(batches.flat().length).toBeGreaterThan(50);
  const project = projectEvents(kernel.context);
  for (const events of [...batches, batches.flat()]) await database.transaction((tx) => project(tx, events));
  expect(await everything()).toEqual(before);
});
