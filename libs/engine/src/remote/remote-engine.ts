import type { Capabilities } from '../capabilities.ts';
import type { EngineCommand } from '../command.ts';
import { systemClock, type Clock } from '../time/clock.ts';
import { deploy } from '../deployment/deploy.ts';
import type { KnownNames } from '../deployment/known-names.ts';
import { Definitions } from '../definitions/definitions.ts';
import type { AlarmCode, EngineHealth } from '../engine-health.ts';
import type { EngineEvent } from '../event.ts';
import type { JobSource } from '../job-source.ts';
import type { DeployedDefinition, EventReceiver, ProcessEngine, Resource } from '../port.ts';
import type { SqlDatabase, SqlTransaction } from '../sql.ts';
import { accept } from './accept.ts';
import { deleteAlarm, endAlarms, openAlarms, raiseAlarm } from './alarm-store.ts';
import { carryOut } from './carry-out.ts';
import { pendingCommands, type QueuedCommand, type StoredCommand } from './command-store.ts';
import { processOf, remoteIdOf } from './definition-store.ts';
import { Dispatcher } from './dispatcher.ts';
import type { EngineServer, ServerHost } from './engine-server.ts';
import { forgetEnded, peekByRemote } from './instance-store.ts';
import { IntakeUnit } from './intake-unit.ts';
import { Leadership } from './leadership.ts';
import { readMark, writeMark } from './mark-store.ts';
import { finishJob, forgetFinishedJobs } from './remote-jobs.ts';
import { Settling } from './settling.ts';
import { StuckIntake } from './stuck-intake.ts';

export interface RemoteEngineOptions {
  readonly database: SqlDatabase;
  readonly server: EngineServer;
  readonly clock?: Clock;
  /** Names that models may use; asked at each deployment. */
  readonly known?: () => KnownNames;
  readonly onError?: (error: unknown) => void;
}

/** Milliseconds. */
const WAIT_FOR_EVENTS = 3_000;
const LATE = 60_000;
const TIDY_EVERY = 10 * 60_000;
const KEPT = 24 * 3_600_000;
const PING_EVERY = 10_000;

/** Makes the engine of an adapter to a server (PLT-070). Its tables come from `engineMigrations`. */
export function createRemoteEngine(options: RemoteEngineOptions): RemoteEngine {
  return new RemoteEngine(options);
}

/**
 * An engine on a server of its own. Commands are stored in the caller's transaction and carried out after its commit; what
 * happened comes back through the adapter and is projected in transactions of its own.
 */
export class RemoteEngine implements ProcessEngine {
  readonly name: EngineServer['name'];
  readonly capabilities: Capabilities;
  readonly clock: Clock;
  readonly database: SqlDatabase;
  readonly jobs: JobSource;
  readonly #server: EngineServer;
  readonly #known: () => KnownNames;
  readonly #onError: (error: unknown) => void;
  readonly #definitions = new Definitions();
  readonly #receivers: EventReceiver[] = [];
  readonly #dispatcher: Dispatcher;
  readonly #settling: Settling;
  readonly #leadership: Leadership;
  readonly #stuck: StuckIntake;
  #reachable: Promise<boolean> | undefined;
  #tidying: NodeJS.Timeout | undefined;

  constructor({
    database,
    server,
    clock = systemClock,
    known = () => ({}),
    onError = () => undefined,
  }: RemoteEngineOptions) {
    this.name = server.name;
    this.capabilities = server.capabilities;
    this.clock = clock;
    this.database = database;
    this.#server = server;
    this.#known = known;
    this.#onError = onError;
    this.#settling = new Settling(database, server);
    this.#leadership = new Leadership({ database, onError });
    this.#stuck = new StuckIntake({ database, now: () => clock.now(), onError });
    this.#dispatcher = new Dispatcher({ database, clock, onError, carryOut: (stored) => this.#carryOut(stored) });
    this.jobs = {
      serve: (request) => server.serveJobs(request),
      finish: (tx, leased, outcome) => finishJob(tx, { clock, enqueue: this.#enqueue }, leased, outcome),
    };
  }

  /** Stores the files as every engine does, and has those deployed that the server does not have yet. */
  async deploy(tx: SqlTransaction, resources: readonly Resource[]): Promise<DeployedDefinition[]> {
    const context = { definitions: this.#definitions, now: this.clock.now() };
    const deployed = await deploy(tx, context, resources, this.#known());
    const missing: DeployedDefinition[] = [];
    for (const definition of deployed) {
      if ((await remoteIdOf(tx, this.name, definition)) === undefined) missing.push(definition);
    }
    if (missing.length === 0) return deployed;
    // What belongs together is deployed together: a called process may be bound to the deployment.
    const hashes = [...new Set(deployed.map(({ hash }) => hash))];
    const definitions = deployed.map(({ kind, definitionId, version }) => ({ kind, definitionId, version }));
    const id = await this.#enqueue(tx, 'deployments', { type: 'deploy', hashes, definitions });
    this.#settling.noteSent(tx, id, undefined);
    return deployed;
  }

  async send(tx: SqlTransaction, command: EngineCommand): Promise<void> {
    const stream = await accept(tx, this.#definitions, command, this.clock.now());
    const id = await this.#enqueue(tx, stream, command);
    this.#settling.noteSent(tx, id, 'instanceId' in command ? command.instanceId : undefined);
  }

  onEvents(receive: EventReceiver): void {
    this.#receivers.push(receive);
  }

  async start(): Promise<void> {
    await this.#server.start(this.#host());
    this.#dispatcher.start();
    const tidy = () => this.#tidy().catch(this.#onError);
    this.#tidying = setInterval(() => void tidy(), TIDY_EVERY).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#tidying);
    await this.#dispatcher.stop();
    await this.#leadership.stop();
    await this.#server.stop();
  }

  settled(tx: SqlTransaction, timeout = WAIT_FOR_EVENTS): Promise<boolean> {
    return this.#settling.settled(tx, timeout);
  }

  async health(): Promise<EngineHealth> {
    const [reachable, { pending, alarms }] = await Promise.all([
      this.#isReachable(),
      this.database.transaction(async (tx) => ({ pending: await pendingCommands(tx), alarms: await openAlarms(tx) })),
    ]);
    const lag = pending.oldest === undefined ? 0 : Math.max(0, this.clock.now() - pending.oldest);
    return {
      status: reachable && lag <= LATE ? 'ok' : 'failing',
      pendingCommands: pending.count,
      oldestCommandAt: pending.oldest,
      lag,
      alarms,
    };
  }

  clearAlarm(tx: SqlTransaction, id: string): Promise<void> {
    return deleteAlarm(tx, id);
  }

  readonly #enqueue = (tx: SqlTransaction, stream: string, command: QueuedCommand): Promise<number> =>
    this.#dispatcher.enqueue(tx, stream, command);

  async #carryOut(stored: StoredCommand): Promise<void> {
    const { database, clock } = this;
    const needs = {
      ...{ database, server: this.#server, now: () => clock.now(), onError: this.#onError },
      onReached: (reached: boolean) => this.#settling.noteReached(reached),
    };
    this.#settling.noteExecuted(stored.id, await carryOut(needs, stored));
  }

  #host(): ServerHost {
    const { database, clock } = this;
    return {
      ...{ database, clock, onError: this.#onError },
      intake: (work) => this.#intake(work),
      find: (remoteId) => database.transaction((tx) => peekByRemote(tx, remoteId)),
      definition: (remoteId) => this.#processOf(remoteId),
      lead: (name, work) => this.#leadership.lead(`${this.name}:${name}`, work),
      async alarm(tx, code: AlarmCode, message) {
        await raiseAlarm(tx, code, message, clock.now());
      },
      mark: (tx, name) => readMark(tx, `${this.name}:${name}`),
      setMark: (tx, name, value) => writeMark(tx, `${this.name}:${name}`, value),
    };
  }

  async #intake<Result>(work: (unit: IntakeUnit) => Promise<Result>): Promise<Result> {
    let events: readonly EngineEvent[] = [];
    const taking = this.database.transaction(async (tx) => {
      const unit = new IntakeUnit(tx, this.clock.now());
      const value = await work(unit);
      await unit.flush();
      events = unit.events;
      if (events.length > 0) for (const receive of this.#receivers) await receive(tx, events);
      return value;
    });
    const result = await taking.catch(async (error: unknown) => {
      await this.#stuck.failed(events, error);
      throw error;
    });
    await this.#stuck.succeeded(events);
    this.#settling.noteTakenIn();
    return result;
  }

  readonly #processes = new Map<string, { readonly processId: string; readonly version: number }>();

  async #processOf(remoteId: string) {
    const known = this.#processes.get(remoteId);
    if (known) return known;
    const process = await this.database.transaction((tx) => processOf(tx, this.name, remoteId));
    if (process) this.#processes.set(remoteId, process);
    return process;
  }

  /** Asked by every health check, the server itself only now and then. */
  #isReachable(): Promise<boolean> {
    this.#reachable ??= this.#ping();
    return this.#reachable;
  }

  async #ping(): Promise<boolean> {
    setTimeout(() => (this.#reachable = undefined), PING_EVERY).unref();
    try {
      await this.#server.ping();
      await this.database.transaction((tx) => endAlarms(tx, 'unreachable'));
      return true;
    } catch {
      return false;
    }
  }

  async #tidy(): Promise<void> {
    const before = this.clock.now() - KEPT;
    await this.database.transaction(async (tx) => {
      await forgetEnded(tx, before);
      await forgetFinishedJobs(tx, before);
    });
  }
}
