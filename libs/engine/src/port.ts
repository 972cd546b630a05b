import type { Capabilities } from './capabilities.ts';
import type { EngineCommand } from './command.ts';
import type { Clock } from './time/clock.ts';
import type { EngineHealth } from './engine-health.ts';
import type { EngineEvent } from './event.ts';
import type { JobSource } from './job-source.ts';
import type { SqlDatabase, SqlTransaction } from './sql.ts';

/**
 * The one interface the application knows of a process engine (PLT-070).
 *
 * A command is accepted in the caller's transaction and its effects arrive as events: from the embedded engine
 * within that same transaction, from a server engine later and at least once. The application must not tell the
 * two apart: what it shows comes from its projection of the events.
 */
export interface ProcessEngine {
  readonly name: 'embedded' | 'camunda7' | 'zeebe';
  readonly capabilities: Capabilities;
  readonly clock: Clock;
  readonly database: SqlDatabase;
  readonly jobs: JobSource;
  /** Checks and stores process, decision and form resources; unchanged content keeps its version. */
  deploy(tx: SqlTransaction, resources: readonly Resource[]): Promise<DeployedDefinition[]>;
  /** Accepts one command; throws `EngineRejection` when the engine's state refuses it. */
  send(tx: SqlTransaction, command: EngineCommand): Promise<void>;
  /** Registers the receiver of events; it runs in the transaction in which they are recorded. */
  onEvents(receive: EventReceiver): void;
  /**
   * Waits until what a committed transaction sent can be read in the projection: true, or false after a time
   * (milliseconds; the engine may be out of reach). The embedded engine has nothing to wait for.
   */
  settled(tx: SqlTransaction, timeout?: number): Promise<boolean>;
  /** How the engine is, for operators. */
  health(): Promise<EngineHealth>;
  /** Takes an alarm off the operators' list. */
  clearAlarm(tx: SqlTransaction, id: string): Promise<void>;
  /** Starts timers, job hand-out and event intake; `stop` waits for work in hand. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Called with the events of one step in their order; a throw rolls the step back. */
export type EventReceiver = (tx: SqlTransaction, events: readonly EngineEvent[]) => Promise<void>;

/** One file of a deployment; `name` is its path below the repository root, e.g. `bpmn/report/report.bpmn`. */
export interface Resource {
  readonly name: string;
  readonly content: string;
}

/** A process or decision as stored; `version` counts from 1 for each `definitionId`. */
export interface DeployedDefinition {
  readonly kind: 'process' | 'decision';
  readonly definitionId: string;
  readonly version: number;
  readonly resource: string;
  /** SHA-256 of the content, hexadecimal. */
  readonly hash: string;
  /** False when the same content was there already. */
  readonly created: boolean;
}

/** The engine refuses a command; nothing was changed. */
export class EngineRejection extends Error {
  override readonly name = 'EngineRejection';
  readonly code: RejectionCode;
  constructor(code: RejectionCode, message: string) {
    super(message);
    this.code = code;
  }
}

export type RejectionCode =
  | 'unknown-definition'
  | 'unknown-instance'
  | 'unknown-element'
  | 'wrong-state'
  | 'duplicate'
  | 'invalid'
  | 'unsupported';
