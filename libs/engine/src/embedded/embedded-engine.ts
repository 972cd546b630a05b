import { CAPABILITIES } from '../capabilities.ts';
import type { EngineCommand } from '../command.ts';
import type { DeployedDefinition, EventReceiver, ProcessEngine, Resource } from '../port.ts';
import type { SqlDatabase, SqlTransaction } from '../sql.ts';
import { systemClock, type Clock } from './clock.ts';
import { deploy } from './deployment/deploy.ts';
import type { KnownNames } from './deployment/known-names.ts';
import { execute } from './driver/commands.ts';
import { Definitions } from './driver/definitions.ts';
import { finishJob, leaseJobs, type JobOutcome, type LeasedJob, type LeaseRequest } from './driver/jobs.ts';
import { StepUnit, type UnitContext } from './driver/step-unit.ts';
import { fireDueTimers } from './driver/timers.ts';
import { WakeLoop } from './driver/wake-loop.ts';
import { operationsOf, type Operations } from './operations/operations.ts';
import { nextJobAt } from './store/job-store.ts';
import { deleteExpiredMessages } from './store/message-store.ts';
import { nextTimerAt } from './store/timer-store.ts';

export interface EmbeddedEngineOptions {
  readonly database: SqlDatabase;
  readonly clock?: Clock;
  /** Names that models may use; asked at each deployment. */
  readonly known?: () => KnownNames;
  /** Told about failures of timers in the background, which are tried again. */
  readonly onError?: (error: unknown) => void;
  /** Milliseconds after which timers are looked for that another process set; default 5 s on MySQL, never on SQLite. */
  readonly pollInterval?: number;
}

/** The engine in this process, with what the port leaves open. */
export interface EmbeddedEngine extends ProcessEngine {
  readonly name: 'embedded';
  readonly clock: Clock;
  readonly database: SqlDatabase;
  readonly operations: Operations;
  readonly jobs: JobHandOut;
  /** Fires every timer that is due and tells how many; `start` does the same in the background. */
  fireDueTimers(): Promise<number>;
}

/** How workers get their jobs and give them back. */
export interface JobHandOut {
  lease(tx: SqlTransaction, request: Omit<LeaseRequest, 'now'>): Promise<LeasedJob[]>;
  /** Records the outcome; throws `LeaseOver`, an `EngineRejection`, when the lease is over. */
  finish(tx: SqlTransaction, leased: LeasedJob, outcome: JobOutcome): Promise<void>;
  /** When the next job of these types may be handed out, UTC milliseconds. */
  nextAt(tx: SqlTransaction, types: readonly string[]): Promise<number | undefined>;
  /** Registers who is told after a commit that made a job. */
  onAvailable(listener: () => void): void;
}

const POLL_ON_MYSQL = 5_000;

/** Makes the embedded engine (PLT-070). Its tables come from `engineMigrations`. */
export function createEmbeddedEngine(options: EmbeddedEngineOptions): EmbeddedEngine {
  const { database, clock = systemClock, known = () => ({}), onError = () => undefined } = options;
  const definitions = new Definitions();
  const receivers: EventReceiver[] = [];
  const jobListeners: (() => void)[] = [];
  const timers = new WakeLoop(clock, fireAndLookAhead, onError);
  const wakers = {
    jobs: () => {
      for (const listener of jobListeners) listener();
    },
    timers: (dueAt: number) => timers.wakeAt(dueAt),
  };
  const context = (): UnitContext => ({ definitions, wakers, now: clock.now() });

  async function inUnit(tx: SqlTransaction, work: (unit: StepUnit) => Promise<void>): Promise<void> {
    const unit = new StepUnit(tx, context());
    await work(unit);
    await unit.flush();
    if (unit.events.length === 0) return;
    for (const receive of receivers) await receive(tx, unit.events);
  }

  function fireDue(): Promise<number> {
    return fireDueTimers(database, clock.now(), inUnit);
  }

  async function fireAndLookAhead(): Promise<number | undefined> {
    await fireDue();
    const next = await database.transaction(async (tx) => {
      await deleteExpiredMessages(tx, clock.now());
      return nextTimerAt(tx);
    });
    const poll = options.pollInterval ?? (database.dialect === 'mysql' ? POLL_ON_MYSQL : undefined);
    return poll === undefined ? next : Math.min(next ?? Number.POSITIVE_INFINITY, clock.now() + poll);
  }

  return {
    name: 'embedded',
    capabilities: CAPABILITIES.embedded,
    clock,
    database,
    operations: operationsOf(definitions),
    deploy: (tx: SqlTransaction, resources: readonly Resource[]): Promise<DeployedDefinition[]> =>
      deploy(tx, context(), resources, known()),
    send: (tx: SqlTransaction, command: EngineCommand) => inUnit(tx, (unit) => execute(unit, command)),
    onEvents: (receive) => receivers.push(receive),
    async start() {
      timers.start();
    },
    stop: () => timers.stop(),
    fireDueTimers: fireDue,
    jobs: {
      lease: (tx, request) => leaseJobs(tx, definitions, { ...request, now: clock.now() }),
      finish: (tx, leased, outcome) => inUnit(tx, (unit) => finishJob(unit, leased, outcome)),
      nextAt: nextJobAt,
      onAvailable: (listener) => jobListeners.push(listener),
    },
  };
}
