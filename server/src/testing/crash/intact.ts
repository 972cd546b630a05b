import { setTimeout } from 'node:timers/promises';
import { systemClock } from '@safeflow/engine';
import { expect } from 'vitest';
import { createAudit } from '../../audit/index.ts';
import type { Database } from '../../db/database.ts';
import type { StubbornClerk } from './stubborn-clerk.ts';

/** Steps that a case has once a clerk has handled it and every worker has run. */
const STEPS = ['dispatch', 'receive', 'review_intake'];

/** Waits until every handled case has reached its handler, the engine has told of every step, and nothing is left to be sent. */
export async function untilThrough(database: Database, cases: number, patience = 120_000): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    const pending = await count(database, 'bpm_outbox', 'state', 'pending');
    const received = await count(database, 'bpm_work_item', 'element_id', 'receive');
    const untold = await untoldSteps(database);
    if (pending === 0 && received >= cases && untold === 0) return;
    if (Date.now() > end) {
      throw new Error(
        `Expected ${cases} cases with their handler, an empty outbox and no step that the engine has not told of, ` +
          `but: ${received}, ${pending}, ${untold}.`,
      );
    }
    await setTimeout(100);
  }
}

/** Steps that a clerk has completed and the engine has not told of yet. */
async function untoldSteps({ read }: Database): Promise<number> {
  const rows = read
    .selectFrom('bpm_work_item')
    .select((eb) => eb.fn.countAll().as('rows'))
    .where('state', '=', 'completed')
    .where('engine_done', '=', 0);
  return Number((await rows.executeTakeFirstOrThrow()).rows);
}

async function count(
  { read }: Database,
  table: 'bpm_outbox' | 'bpm_work_item',
  column: 'state' | 'element_id',
  value: string,
): Promise<number> {
  const rows = read
    .selectFrom(table)
    .select((eb) => eb.fn.countAll().as('rows'))
    .where(column, '=', value);
  return Number((await rows.executeTakeFirstOrThrow()).rows);
}

/** No confirmed step is lost, none is done twice, every message is taken once, and the audit log is whole (PLT-075). */
export async function expectIntact(database: Database, clerks: readonly StubbornClerk[]): Promise<void> {
  const opened = clerks.flatMap((clerk) => clerk.opened);
  const completed = clerks.flatMap((clerk) => clerk.completed);
  await expectCases(database, opened);
  await expectSteps(database, opened, completed);
  await expectMessages(database, opened);
  expect(await createAudit({ database, clock: systemClock }).verify()).toMatchObject({ intact: true });
}

async function expectCases({ read }: Database, opened: readonly string[]): Promise<void> {
  const cases = await read.selectFrom('bpm_case').select(['id', 'due_at']).execute();
  expect(cases.map(({ id }) => id).sort()).toEqual(opened.toSorted());
  expect(cases.filter(({ due_at: dueAt }) => dueAt === null)).toEqual([]);
}

async function expectSteps({ read }: Database, opened: readonly string[], completed: readonly string[]): Promise<void> {
  const items = await read
    .selectFrom('bpm_work_item')
    .select(['id', 'case_id', 'element_id', 'state', 'engine_done'])
    .execute();
  const done = items.filter(({ state }) => state === 'completed');
  expect(done.map(({ id }) => id).sort()).toEqual(completed.toSorted());
  expect(done.filter(({ engine_done: engineDone }) => engineDone === 0)).toEqual([]);
  for (const caseId of opened) {
    const steps = items.filter((item) => item.case_id === caseId).map(({ element_id: id }) => id);
    expect(steps.sort()).toEqual(STEPS);
  }
  const entries = await read
    .selectFrom('bpm_timeline')
    .select(['case_id', 'element_id'])
    .where('kind', '=', 'step')
    .execute();
  const keys = entries.map(({ case_id: caseId, element_id: element }) => `${caseId}:${element}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toHaveLength(STEPS.length * opened.length);
}

async function expectMessages({ read }: Database, opened: readonly string[]): Promise<void> {
  const intents = await read
    .selectFrom('bpm_outbox')
    .select(['idempotency_key', 'state', 'case_id', 'payload'])
    .execute();
  const sent = await read.selectFrom('sim_message').select(['idempotency_key']).execute();
  expect(intents.filter(({ state }) => state !== 'sent')).toEqual([]);
  expect(sent.map(({ idempotency_key: key }) => key).sort()).toEqual(
    intents.map(({ idempotency_key: key }) => key).sort(),
  );
  const accepted = intents.filter(({ payload }) => payload.includes('"report-accepted"'));
  expect(accepted.map(({ case_id: caseId }) => caseId).sort()).toEqual(opened.toSorted());
}
