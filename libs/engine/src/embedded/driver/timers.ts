import type { SqlDatabase, SqlTransaction } from '../../sql.ts';
import { nextDue } from '../core/behaviours/triggers.ts';
import {
  dueStarts,
  insertStart,
  postponeStart,
  takeDueStart,
  type StoredStart,
} from '../../definitions/start-store.ts';
import { deleteTimer, dueTimers, isTimerDue, postponeTimer, type StoredTimer } from '../store/timer-store.ts';
import { startInstance } from './messages.ts';
import type { StepUnit } from './step-unit.ts';

const BATCH = 50;

/** Milliseconds until a timer that could not be fired is tried again, so that it does not hold up the others. */
const PUT_OFF = 60_000;

/** What firing needs of the engine. */
export interface TimerContext {
  readonly database: SqlDatabase;
  readonly now: number;
  /** Runs work in a unit of its own and records its events. */
  inUnit(tx: SqlTransaction, work: (unit: StepUnit) => Promise<void>): Promise<void>;
  onError(error: unknown): void;
}

/**
 * Fires what is due, each timer in a transaction of its own: the row is looked at again under the lock of its
 * instance, so a timer that another process fired, or that lost against a completion, does nothing.
 */
export async function fireDueTimers(context: TimerContext): Promise<number> {
  const { database, now } = context;
  let fired = 0;
  for (;;) {
    const due = await database.transaction(async (tx) => ({
      timers: await dueTimers(tx, now, BATCH),
      starts: await dueStarts(tx, now, BATCH),
    }));
    if (due.timers.length + due.starts.length === 0) return fired;
    // All at once, so that they share commits.
    await Promise.all([
      ...due.timers.map((timer) =>
        fireOne(
          context,
          (unit) => fireTimer(unit, timer),
          (tx) => postponeTimer(tx, timer, now + PUT_OFF),
        ),
      ),
      ...due.starts.map((start) =>
        fireOne(
          context,
          (unit) => fireStart(unit, start),
          (tx) => postponeStart(tx, start, now + PUT_OFF),
        ),
      ),
    ]);
    fired += due.timers.length + due.starts.length;
  }
}

async function fireOne(
  { database, inUnit, onError }: TimerContext,
  work: (unit: StepUnit) => Promise<void>,
  putOff: (tx: SqlTransaction) => Promise<void>,
): Promise<void> {
  try {
    await database.transaction((tx) => inUnit(tx, work));
  } catch (error) {
    onError(error);
    await database.transaction(putOff);
  }
}

async function fireTimer(unit: StepUnit, timer: StoredTimer): Promise<void> {
  const { instanceId, elementKey: key, element } = timer;
  await unit.lock(instanceId);
  if (!(await isTimerDue(unit.tx, timer, unit.context.now))) return;
  const isTaken = await unit.offer(instanceId, { type: 'trigger', key, element, kind: 'timer', variables: {} });
  if (!isTaken) await deleteTimer(unit.tx, timer);
}

async function fireStart(unit: StepUnit, start: StoredStart): Promise<void> {
  if (!(await takeDueStart(unit.tx, start))) return;
  const times = start.times === -1 ? -1 : (start.times ?? 1) - 1;
  if (times !== 0 && start.cycle !== null && start.dueAt !== null) {
    const wasDueAt = start.name === '' ? start.dueAt : Number(start.name);
    const dueAt = nextDue(wasDueAt, start.cycle, unit.context.now);
    if (dueAt !== undefined) {
      await insertStart(unit.tx, { ...start, name: '', times, dueAt });
      unit.tx.afterCommit(() => {
        unit.context.wakers.timers(dueAt);
      });
    }
  }
  startInstance(unit, start, null, {});
  await unit.drain();
}
