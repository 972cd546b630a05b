/** Process variables: JSON values by name. */
export type Variables = Record<string, unknown>;

/** What the application can ask of an engine. Instance ids are chosen by the caller and make a start idempotent. */
export type EngineCommand =
  | StartInstance
  | CompleteUserTask
  | PublishMessage
  | BroadcastSignal
  | SetVariables
  | ResolveIncident
  | CancelInstance
  | ModifyInstance
  | MigrateInstance;

export interface StartInstance {
  readonly type: 'start-instance';
  /** UUID chosen by the caller. */
  readonly instanceId: string;
  readonly processId: string;
  /** Latest when left out. */
  readonly version?: number;
  /** The case (business key) that every event of the instance carries. */
  readonly caseId: string;
  readonly variables: Variables;
}

export interface CompleteUserTask {
  readonly type: 'complete-user-task';
  readonly instanceId: string;
  /** `key` of the `user-task-created` event. */
  readonly taskKey: string;
  readonly variables: Variables;
}

export interface PublishMessage {
  readonly type: 'publish-message';
  readonly name: string;
  /** Empty text starts a process by a message start event without correlation. */
  readonly correlationKey: string;
  readonly variables: Variables;
  /** How long it waits for a subscription, in milliseconds; 0: correlate now or never. */
  readonly timeToLive: number;
  /** A message with the id of one that still waits is refused as a duplicate. */
  readonly messageId?: string;
}

export interface BroadcastSignal {
  readonly type: 'broadcast-signal';
  readonly name: string;
  readonly variables: Variables;
}

export interface SetVariables {
  readonly type: 'set-variables';
  readonly instanceId: string;
  /** Element instance whose scope is written; the instance itself when left out. */
  readonly scopeKey?: string;
  readonly variables: Variables;
}

export interface ResolveIncident {
  readonly type: 'resolve-incident';
  readonly instanceId: string;
  readonly incidentKey: string;
  /** New number of tries for a job that ran out of them. */
  readonly retries?: number;
}

export interface CancelInstance {
  readonly type: 'cancel-instance';
  readonly instanceId: string;
}

export interface ModifyInstance {
  readonly type: 'modify-instance';
  readonly instanceId: string;
  readonly activate: readonly Activation[];
  /** Keys of the element instances to end. */
  readonly terminate: readonly string[];
}

/** An element to enter by hand. */
export interface Activation {
  readonly elementId: string;
  /** Written into the element's own scope. */
  readonly variables?: Variables;
  /**
   * Key of the running scope around the element, near or far, in which it is meant; scopes between them are entered
   * anew. Needed when several run.
   */
  readonly ancestorKey?: string;
}

export interface MigrateInstance {
  readonly type: 'migrate-instance';
  readonly instanceId: string;
  readonly targetVersion: number;
  /** Element ids of the running version → element ids of the target. */
  readonly mapping: Readonly<Record<string, string>>;
}
