import type { SqlDatabase, SqlTransaction } from '../../sql.ts';
import { nextDue } from '../core/behaviours/triggers.ts';
import { deleteStart, dueStarts, insertStart, type StoredStart } from '../store/start-store.ts';
import { dueTimers, isTimerDue, type StoredTimer } from '../store/timer-store.ts';
import { startInstance } from './messages.ts';
import type { StepUnit } from './step-unit.ts';

const BATCH = 50;

/** Runs work in a unit of its own and records its events. */
export type RunUnit = (tx: SqlTransaction, work: (unit: StepUnit) => Promise<void>) => Promise<void>;

/**
 * Fires what is due, each timer in a transaction of its own: the row is looked at again under the lock of its
 * instance, so a timer that another process fired, or that lost against a completion, does nothing.
 */
export async function fireDueTimers(database: SqlDatabase, now: number, run: RunUnit): Promise<number> {
  const timers = await database.transaction((tx) => dueTimers(tx, now, BATCH));
  for (const timer of timers) await database.transaction((tx) => run(tx, (unit) => fire(unit, timer)));
  const starts = await database.transaction(async (tx) => {
    let due: readonly StoredStart[] = [];
    await run(tx, async (unit) => {
      due = await dueStarts(tx, now);
      for (const start of due) await fireStart(unit, start);
    });
    return due.length;
  });
  const fired = timers.length + starts;
  return fired === 0 ? 0 : fired + (await fireDueTimers(database, now, run));
}

async function fire(unit: StepUnit, { instanceId, elementKey, element }: StoredTimer): Promise<void> {
  await unit.lock(instanceId);
  if (!(await isTimerDue(unit.tx, { instanceId, elementKey, element }, unit.context.now))) return;
  await unit.offer(instanceId, { type: 'trigger', key: elementKey, element, kind: 'timer', variables: {} });
}

async function fireStart(unit: StepUnit, start: StoredStart): Promise<void> {
  await deleteStart(unit.tx, start);
  const times = start.times === -1 ? -1 : (start.times ?? 1) - 1;
  if (times !== 0 && start.cycle !== null && start.dueAt !== null) {
    const dueAt = nextDue(start.dueAt, start.cycle, unit.context.now);
    if (dueAt !== undefined) {
      await insertStart(unit.tx, { ...start, times, dueAt });
      unit.tx.afterCommit(() => unit.context.wakers.timers(dueAt));
    }
  }
  startInstance(unit, start, null, {});
  await unit.drain();
}
