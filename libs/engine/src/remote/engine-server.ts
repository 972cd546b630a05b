import type { Capabilities } from '../capabilities.ts';
import type {
  BroadcastSignal,
  CancelInstance,
  CompleteUserTask,
  MigrateInstance,
  ModifyInstance,
  PublishMessage,
  ResolveIncident,
  SetVariables,
  StartInstance,
} from '../command.ts';
import type { AlarmCode } from '../engine-health.ts';
import type { Clock } from '../time/clock.ts';
import type { JobOutcome, JobService, ServeRequest } from '../job-source.ts';
import type { Resource } from '../port.ts';
import type { SqlDatabase, SqlTransaction } from '../sql.ts';
import type { IntakeUnit } from './intake-unit.ts';
import type { RemoteInstance } from './remote-instance.ts';

/**
 * What an adapter knows of its engine server. Everything durable around it (the queue of commands, versions, instances,
 * events with their positions, alarms) is the same for all servers and lies in `remote/`.
 */
export interface EngineServer {
  readonly name: 'camunda7' | 'zeebe';
  readonly capabilities: Capabilities;
  /** Connects and begins to take events in; does not fail when the server is away, but goes on trying. */
  start(host: ServerHost): Promise<void>;
  /** Ends what `start` and `serveJobs` began and waits for work in hand. */
  stop(): Promise<void>;
  /** Deploys files together; a repeated call with the same files does no harm. Throws `ServerRefusal` when the server finds them invalid. */
  deploy(files: readonly Resource[]): Promise<ServerDefinition[]>;
  /**
   * Carries out one command. Throws `ServerRefusal` when the server will never accept it, `NotYet` when it has to wait;
   * anything else counts as the server being out of reach and is tried again for as long as it takes. After an unknown
   * outcome the same command comes again with a higher `attempt`: it must not take effect twice.
   */
  execute(command: ServerCommand): Promise<Executed>;
  /** Hands out jobs as `JobSource.serve`; only those of instances that `host.find` knows. */
  serveJobs(request: ServeRequest): JobService;
  /** False while something that the server does without being asked is still under way there (from the mirror of the instance). */
  isQuiet(instance: RemoteInstance): boolean;
  /** Throws when the server cannot be reached. */
  ping(): Promise<void>;
}

/** What the base gives an adapter. */
export interface ServerHost {
  readonly database: SqlDatabase;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /**
   * Takes events in: opens a transaction, lets `work` find instances, change their mirrors and emit events, stores all of
   * it, and hands the events to the receivers. All or nothing; the work may run again after a deadlock.
   */
  intake<Result>(work: (unit: IntakeUnit) => Promise<Result>): Promise<Result>;
  /** Reads an instance as it was last committed. */
  find(remoteId: string): Promise<RemoteInstance | undefined>;
  /** The process and version that a definition of the server stands for. */
  definition(remoteId: string): Promise<{ readonly processId: string; readonly version: number } | undefined>;
  /**
   * Runs `work` in one process of all that share the database, as long as `signal` is not aborted: work that keeps an
   * order, such as reading a stream. When that process dies, another one begins within some seconds.
   */
  lead(name: string, work: (signal: AbortSignal) => Promise<void>): void;
  /** Stores an alarm, once for each code and message that is still open. */
  alarm(tx: SqlTransaction, code: AlarmCode, message: string): Promise<void>;
  /** Small values the adapter keeps, such as how far a stream was read. */
  mark(tx: SqlTransaction, name: string): Promise<string | undefined>;
  setMark(tx: SqlTransaction, name: string, value: string): Promise<void>;
}

/** A process or decision as the server knows it. */
export interface ServerDefinition {
  readonly kind: 'process' | 'decision';
  readonly definitionId: string;
  /** The server's id of this version. */
  readonly remoteId: string;
}

type About<Command extends { readonly instanceId: string }> = Omit<Command, 'instanceId'> & {
  readonly instance: RemoteInstance;
};

/** A command with what the base knows of its instance. `id` is the same in every attempt. */
export type ServerCommand = { readonly id: number; readonly attempt: number } & (
  | (About<StartInstance> & { /** The server's id of the version. */ readonly definition: string })
  | About<CompleteUserTask>
  | PublishMessage
  | BroadcastSignal
  | About<SetVariables>
  | About<ResolveIncident>
  | About<CancelInstance>
  | About<ModifyInstance>
  | (About<MigrateInstance> & { readonly definition: string })
  | FinishJob
);

/** A worker's outcome; `jobKey` and `elementKey` are those of the `LeasedJob` that the adapter handed out. */
export interface FinishJob {
  readonly type: 'finish-job';
  readonly instance: RemoteInstance;
  readonly jobKey: string;
  readonly elementKey: string;
  readonly lease: string;
  /** Tries left after this one, as the server shall count them; 0 makes an incident. */
  readonly retries: number;
  readonly outcome: JobOutcome;
}

export interface Executed {
  /** The server's id of an instance that was started. */
  readonly remoteId?: string;
  /**
   * Tells from the mirror of the instance whether what the command did has been taken in; without it, it has when
   * `execute` returns.
   */
  readonly isSeen?: (instance: RemoteInstance | undefined) => boolean;
}

/** The server will never accept the command; an operator is told. */
export class ServerRefusal extends Error {
  override readonly name = 'ServerRefusal';
}

/** The command has to wait, without holding up others: a message that nobody waits for yet. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
  /** UTC milliseconds. */
  readonly retryAt: number;
  constructor(retryAt: number) {
    super('Expected somebody who waits for the message, but there is nobody yet.');
    this.retryAt = retryAt;
  }
}
