import type { Variables } from '../../command.ts';
import type { Binding } from '../../model/activity-model.ts';
import type { Catches, Incident, Subscription } from './instance-state.ts';

/** What a step asks the store and the other instances to do, in order. */
export type Effect =
  | { readonly type: 'create-job'; readonly key: string; readonly jobType: string; readonly retries: number }
  | { readonly type: 'delete-job'; readonly key: string }
  /** Hands the job out again at a time; without one it waits for an operator. */
  | {
      readonly type: 'update-job';
      readonly key: string;
      readonly retries: number;
      /** Failed tries up to now. */
      readonly failures: number;
      readonly availableAt?: number;
    }
  | { readonly type: 'open-subscription'; readonly key: string; readonly subscription: Subscription }
  | { readonly type: 'close-subscription'; readonly key: string; readonly subscription: Subscription }
  | { readonly type: 'open-incident'; readonly key: string; readonly element: string; readonly incident: Incident }
  | { readonly type: 'close-incident'; readonly incidentKey: string }
  | CallProcess
  | EvaluateDecision
  | { readonly type: 'cancel-called'; readonly instanceId: string }
  /** What is caught around a call has changed. */
  | { readonly type: 'tell-called'; readonly instanceId: string; readonly catches?: Catches }
  | { readonly type: 'broadcast-signal'; readonly name: string; readonly variables: Variables }
  /** The instance is over: its caller goes on. */
  | { readonly type: 'completed'; readonly variables: Variables }
  | { readonly type: 'terminated' }
  | {
      readonly type: 'throw-to-caller';
      readonly kind: 'error' | 'escalation';
      readonly code: string;
      readonly variables: Variables;
    };

/** Asks for the result of a decision, which comes as a command of the same unit of work. */
export interface EvaluateDecision {
  readonly type: 'evaluate-decision';
  readonly key: string;
  readonly decisionId: string;
  readonly variables: Variables;
}

export interface CallProcess {
  readonly type: 'call-process';
  readonly key: string;
  readonly instanceId: string;
  readonly processId: string;
  readonly binding: Binding;
  readonly variables: Variables;
  readonly catches?: Catches;
}
