import { CAPABILITIES } from '../capabilities.ts';
import type { EngineCommand } from '../command.ts';
import type { EngineHealth } from '../engine-health.ts';
import type { JobService, JobSource, LeasedJob, ServeRequest } from '../job-source.ts';
import type { DeployedDefinition, EventReceiver, ProcessEngine, Resource } from '../port.ts';
import type { SqlDatabase, SqlTransaction } from '../sql.ts';
import { systemClock, type Clock } from '../time/clock.ts';
import { deploy } from '../deployment/deploy.ts';
import type { KnownNames } from '../deployment/known-names.ts';
import { execute } from './driver/commands.ts';
import { Definitions } from '../definitions/definitions.ts';
import { finishJob, leaseJobs, type LeaseRequest } from './driver/jobs.ts';
import { LeaseLoop } from './driver/lease-loop.ts';
import { StepUnit, type UnitContext } from './driver/step-unit.ts';
import { fireDueTimers } from './driver/timers.ts';
import { WakeLoop } from '../time/wake-loop.ts';
import { operationsOf, type Operations } from './operations/operations.ts';
import { nextJobAt } from './store/job-store.ts';
import { deleteExpiredMessages } from '../store/message-store.ts';
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
  readonly operations: Operations;
  readonly jobs: JobHandOut;
  /** Fires every timer that is due and tells how many; `start` does the same in the background. */
  fireDueTimers(): Promise<number>;
}

/** The hand-out with its parts. */
export interface JobHandOut extends JobSource {
  lease(tx: SqlTransaction, request: Omit<LeaseRequest, 'now'>): Promise<LeasedJob[]>;
  /** When the next job of these types may be handed out, UTC milliseconds. */
  nextAt(tx: SqlTransaction, types: readonly string[]): Promise<number | undefined>;
  /** Registers who is told after a commit that made a job. */
  onAvailable(listener: () => void): void;
}

const POLL_ON_MYSQL = 5_000;

/** Milliseconds for which a due timer may wait before the engine counts as failing. */
const LATE = 120_000;

/** Makes the embedded engine (PLT-070). Its tables come from `engineMigrations`. */
export function createEmbeddedEngine(options: EmbeddedEngineOptions): EmbeddedEngine {
  return new RowBackedEngine(options);
}

class RowBackedEngine implements EmbeddedEngine {
  readonly name = 'embedded';
  readonly capabilities = CAPABILITIES.embedded;
  readonly clock: Clock;
  readonly database: SqlDatabase;
  readonly operations: Operations;
  readonly jobs: JobHandOut;
  readonly #definitions = new Definitions();
  readonly #receivers: EventReceiver[] = [];
  readonly #jobListeners: (() => void)[] = [];
  readonly #known: () => KnownNames;
  readonly #timers: WakeLoop;
  readonly #pollInterval: number;
  readonly #onError: (error: unknown) => void;

  constructor({
    database,
    clock = systemClock,
    known = () => ({}),
    onError = () => undefined,
    pollInterval,
  }: EmbeddedEngineOptions) {
    this.database = database;
    this.clock = clock;
    this.#known = known;
    this.#onError = onError;
    this.#pollInterval = pollInterval ?? (database.dialect === 'mysql' ? POLL_ON_MYSQL : Number.POSITIVE_INFINITY);
    this.#timers = new WakeLoop(clock, () => this.#fireAndLookAhead(), onError);
    this.operations = operationsOf(this.#definitions);
    this.jobs = {
      lease: (tx, request) => leaseJobs(tx, this.#definitions, { ...request, now: clock.now() }),
      finish: (tx, leased, outcome) => this.#inUnit(tx, (unit) => finishJob(unit, leased, outcome)),
      nextAt: nextJobAt,
      onAvailable: (listener) => this.#jobListeners.push(listener),
      serve: (request) => this.#serve(request),
    };
  }

  deploy(tx: SqlTransaction, resources: readonly Resource[]): Promise<DeployedDefinition[]> {
    return deploy(tx, this.#context(), resources, this.#known());
  }

  send(tx: SqlTransaction, command: EngineCommand): Promise<void> {
    return this.#inUnit(tx, (unit) => execute(unit, command));
  }

  onEvents(receive: EventReceiver): void {
    this.#receivers.push(receive);
  }

  start(): Promise<void> {
    this.#timers.start();
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return this.#timers.stop();
  }

  settled(): Promise<boolean> {
    return Promise.resolve(true);
  }

  async health(): Promise<EngineHealth> {
    const next = await this.database.transaction((tx) => nextTimerAt(tx));
    const lag = next === undefined ? 0 : Math.max(0, this.clock.now() - next);
    return { status: lag > LATE ? 'failing' : 'ok', pendingCommands: 0, lag, alarms: [] };
  }

  clearAlarm(): Promise<void> {
    return Promise.resolve();
  }

  fireDueTimers(): Promise<number> {
    return fireDueTimers({
      database: this.database,
      now: this.clock.now(),
      inUnit: (tx, work) => this.#inUnit(tx, work),
      onError: this.#onError,
    });
  }

  #serve(request: ServeRequest): JobService {
    const loop = new LeaseLoop(this, request);
    this.#jobListeners.push(() => loop.wake());
    return loop;
  }

  async #inUnit(tx: SqlTransaction, work: (unit: StepUnit) => Promise<void>): Promise<void> {
    const unit = new StepUnit(tx, this.#context());
    await work(unit);
    await unit.flush();
    if (unit.events.length === 0) return;
    for (const receive of this.#receivers) await receive(tx, unit.events);
  }

  async #fireAndLookAhead(): Promise<number> {
    await this.fireDueTimers();
    const now = this.clock.now();
    const next = await this.database.transaction(async (tx) => {
      await deleteExpiredMessages(tx, now);
      return nextTimerAt(tx);
    });
    return Math.min(next ?? Number.POSITIVE_INFINITY, now + this.#pollInterval);
  }

  #context(): UnitContext {
    return { definitions: this.#definitions, wakers: this.#wakers, now: this.clock.now() };
  }

  readonly #wakers = {
    jobs: () => {
      for (const listener of this.#jobListeners) listener();
    },
    timers: (dueAt: number) => {
      this.#timers.wakeAt(dueAt);
    },
  };
}
