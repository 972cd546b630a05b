import type { UnitKind } from './organisation.ts';

/** Which case a job belongs to and what it was called with. */
export interface Job {
  /** Stable over repeated deliveries: use it as idempotency key towards the outside. */
  readonly key: string;
  readonly type: string;
  readonly instanceId: string;
  readonly caseId: string;
  readonly elementId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Tries left, this one included. */
  readonly retries: number;
}

/**
 * A worker: the handler of one job type, named by its file `workers/src/<process>/<task>.ts`.
 * Returning completes the job with the variables returned; `BpmnError` raises a business error in the process;
 * anything else thrown is tried again with back-off and at last becomes an incident (PLT-074).
 * Its effects are recorded in one transaction with the completion, so a repeated delivery changes nothing.
 */
export interface Worker {
  run(job: Job, context: WorkerContext): Promise<Record<string, unknown> | void>;
  /** Milliseconds a job is leased; default 30 s. */
  readonly lease?: number;
}

/** What a worker can read at once and cause when it returns. Reads are promises; effects are collected. */
export interface WorkerContext {
  /** UTC milliseconds, from the server's clock. */
  now(): number;
  /** The case the job belongs to. */
  readCase(): Promise<WorkerCase>;
  /** The domain record of the case, as its module stores it. */
  readRecord(): Promise<Record<string, unknown>>;
  /** A unit by id. */
  readUnit(id: string): Promise<{ id: string; name: string; kind: UnitKind; parentId: string | null }>;
  /** Adds working days of the official calendar to a time (RPT-078). */
  addWorkingDays(from: number, days: number): Promise<number>;
  /** Ids of the users of a unit who have a role; the leader roles included. */
  usersOf(unitId: string, role: string): Promise<string[]>;
  /** Who holds the case now: claimants and candidates of its open work items, with the units these belong to. */
  holders(): Promise<{ userIds: string[]; unitIds: string[] }>;
  readonly effects: WorkerEffects;
}

export interface WorkerCase {
  readonly id: string;
  readonly type: string;
  readonly number: string;
  readonly title: string;
  readonly status: string;
  /** False once the case has come to its end. */
  readonly open: boolean;
  readonly unitId: string;
  readonly regionCode: string;
  /** UTC milliseconds. */
  readonly dueAt: number | null;
}

export interface WorkerEffects {
  /** An SMS by template; `phone` is E.164 or 11 digits; goes through the outbox, in order per case. */
  sms(intent: { phone: string; template: string; values: Record<string, string> }): void;
  mail(intent: { to: string; subject: string; text: string }): void;
  /** A message in the message centre of users, and an SMS by the same template where they have a phone and `sms` is set. */
  notify(intent: { userIds: readonly string[]; template: string; values: Record<string, string>; sms?: boolean }): void;
  /** Writes fields of the case's domain record. */
  patchRecord(patch: Record<string, unknown>): void;
  setStatus(status: string): void;
  /** UTC milliseconds; null takes the due date away. Publishes `deadline-changed` to the watch. */
  setDueAt(dueAt: number | null): void;
  /** Adds an entry to the timeline; `code` is a text key. */
  timeline(entry: { code: string; values?: Record<string, string> }): void;
}

/** A business error: the nearest matching error event of the process catches it. */
export class BpmnError extends Error {
  override readonly name = 'BpmnError';
  readonly code: string;
  readonly variables: Record<string, unknown>;
  constructor(code: string, message: string, variables: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.variables = variables;
  }
}
