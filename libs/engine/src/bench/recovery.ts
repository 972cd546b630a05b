import { createEmbeddedEngine, type EmbeddedEngine } from '../embedded/embedded-engine.ts';
import { systemClock, type Clock } from '../time/clock.ts';
import type { EngineEvent } from '../event.ts';
import { BenchDatabase } from './bench-database.ts';
import { benchResources, caseNumber, LATE_TIMERS, WAITING_KINDS } from './bench-models.ts';

const HOUR = 3_600_000;
const MESSAGES = 200;
const LONGEST_WAIT = 60_000;

/** What a restart beside waiting instances came to; times are UTC milliseconds with fractions. */
export interface Recovery {
  readonly firstStepAt: number;
  readonly lateTimersAt: number;
  /** Rows read until the late timers had fired: the others must not be among them. */
  readonly rowsRead: number;
  /** Milliseconds of a message to one of those that wait, up to its commit. */
  readonly millisecondsPerMessage: number;
}

/** Opens the file that a killed process left an hour ago, fires the timers that are late and takes a step. */
export async function recover(file: string): Promise<Recovery> {
  const database = new BenchDatabase(file);
  const clock: Clock = { ...systemClock, now: () => Date.now() + HOUR };
  const engine = createEmbeddedEngine({ database, clock });
  await database.transaction((tx) => engine.deploy(tx, benchResources));
  const lateTimers = happened(engine, 'timer-fired', LATE_TIMERS);
  await engine.start();
  const firstStep = completeOneTask(database, engine);
  const recovery = { firstStepAt: await firstStep, lateTimersAt: await lateTimers, rowsRead: database.rowsRead };
  const millisecondsPerMessage = await publishMessages(database, engine);
  await engine.stop();
  database.close();
  return { ...recovery, millisecondsPerMessage };
}

/** When so many events of a type have been committed; throws when that takes too long. */
function happened(engine: EmbeddedEngine, wanted: EngineEvent['type'], count: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const tooLate = () => reject(new Error(`Expected ${count} events "${wanted}", but ${left} did not come.`));
  setTimeout(tooLate, LONGEST_WAIT).unref();
  let left = count;
  engine.onEvents((tx, events) => {
    const found = events.filter(({ type }) => type === wanted).length;
    tx.afterCommit(() => {
      left -= found;
      if (left <= 0) resolve(performance.timeOrigin + performance.now());
    });
    return Promise.resolve();
  });
  return promise;
}

async function completeOneTask(database: BenchDatabase, engine: EmbeddedEngine): Promise<number> {
  await database.transaction(async (tx) => {
    const [instance] = await engine.operations.instances(tx, { limit: 1 });
    const elements = (instance && (await engine.operations.elements(tx, instance.id))) ?? [];
    const task = elements.find(({ waitsForUser }) => waitsForUser);
    if (!instance || !task) throw new Error('Expected an instance that waits at its user task, but there is none.');
    const variables = { approved: true };
    await engine.send(tx, { type: 'complete-user-task', instanceId: instance.id, taskKey: task.key, variables });
  });
  return performance.timeOrigin + performance.now();
}

async function publishMessages(database: BenchDatabase, engine: EmbeddedEngine): Promise<number> {
  const caught = happened(engine, 'instance-completed', MESSAGES);
  const kind = WAITING_KINDS.indexOf('bench-message');
  const from = performance.now();
  for (let turn = 1; turn <= MESSAGES; turn += 1) {
    const correlationKey = caseNumber(turn * 100 * WAITING_KINDS.length + kind);
    const message = {
      type: 'publish-message',
      name: 'withdraw',
      correlationKey,
      variables: {},
      timeToLive: 0,
    } as const;
    await database.transaction((tx) => engine.send(tx, message));
  }
  const milliseconds = performance.now() - from;
  await caught;
  return Math.round((milliseconds / MESSAGES) * 100) / 100;
}
