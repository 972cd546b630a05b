import type { Variables } from './command.ts';

/** What every event of an engine carries. `position` grows within an instance and makes a repeated event harmless. */
export interface EventBase {
  readonly instanceId: string;
  /** The instance that called this one, itself when none did. */
  readonly rootInstanceId: string;
  readonly caseId: string;
  readonly processId: string;
  readonly version: number;
  readonly position: number;
  /** UTC milliseconds. */
  readonly at: number;
}

/** An event about one element instance; `key` is unique within the process instance. */
export interface ElementEventBase extends EventBase {
  readonly elementId: string;
  readonly key: string;
  /** Set on the multi-instance activity as a whole, around its turns. */
  readonly loop?: true;
}

export type EngineEvent =
  | (EventBase & {
      readonly type: 'instance-started';
      readonly variables: Variables;
      readonly parentInstanceId?: string;
    })
  | (EventBase & { readonly type: 'instance-completed' })
  | (EventBase & { readonly type: 'instance-terminated' })
  | (EventBase & { readonly type: 'variables-updated'; readonly variables: Variables })
  | (EventBase & { readonly type: 'flow-taken'; readonly elementId: string })
  | (ElementEventBase & { readonly type: 'element-activated' })
  | (ElementEventBase & { readonly type: 'element-completed' })
  | (ElementEventBase & { readonly type: 'element-terminated' })
  | UserTaskCreated
  | (ElementEventBase & { readonly type: 'user-task-completed' })
  | (ElementEventBase & { readonly type: 'user-task-canceled' })
  | (ElementEventBase & { readonly type: 'job-created'; readonly jobType: string })
  | (ElementEventBase & { readonly type: 'job-completed'; readonly jobType: string })
  | (ElementEventBase & {
      readonly type: 'job-failed';
      readonly jobType: string;
      readonly retries: number;
      readonly message: string;
    })
  | (ElementEventBase & { readonly type: 'timer-scheduled'; readonly dueAt: number })
  | (ElementEventBase & { readonly type: 'timer-fired' })
  | (ElementEventBase & {
      readonly type: 'incident-created';
      readonly incidentKey: string;
      readonly code: IncidentCode;
      readonly message: string;
    })
  | (ElementEventBase & { readonly type: 'incident-resolved'; readonly incidentKey: string });

/** A user task with its evaluated assignment; the application makes its work item of it. */
export type UserTaskCreated = ElementEventBase & {
  readonly type: 'user-task-created';
  /** Form id `<process>-<step>`. */
  readonly formId?: string;
  readonly assignee?: string;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  /** UTC milliseconds. */
  readonly dueAt?: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `zeebe:properties` of the element, such as status and allowed actions. */
  readonly properties: Readonly<Record<string, string>>;
  /** Variables visible to the task. */
  readonly variables: Variables;
};

export type IncidentCode =
  | 'expression'
  | 'no-flow-taken'
  | 'job-retries'
  | 'unhandled-error'
  | 'called-process'
  | 'correlation-key'
  | 'timer'
  | 'decision'
  | 'mapping'
  | 'loop';
