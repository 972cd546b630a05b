import type { Activation, Variables } from '../../command.ts';
import type { ProcessModel } from '../../model/process-model.ts';
import type { Catches, Subscription } from './instance-state.ts';

/** What can happen to one instance; the driver makes these of the port's commands, of rows that fall due and of effects. */
export type StepCommand =
  | StartStep
  | { readonly type: 'complete-user-task'; readonly key: string; readonly variables: Variables }
  | { readonly type: 'complete-job'; readonly key: string; readonly variables: Variables }
  | FailJobStep
  | {
      readonly type: 'throw-job-error';
      readonly key: string;
      readonly code: string;
      readonly message: string;
      readonly variables: Variables;
    }
  | TriggerStep
  | { readonly type: 'called-completed'; readonly key: string; readonly variables: Variables }
  | {
      readonly type: 'called-threw';
      readonly key: string;
      readonly kind: 'error' | 'escalation';
      readonly code: string;
      readonly variables: Variables;
    }
  | { readonly type: 'call-failed'; readonly key: string; readonly message: string }
  | { readonly type: 'decision-evaluated'; readonly key: string; readonly result: unknown }
  | { readonly type: 'decision-failed'; readonly key: string; readonly message: string }
  | { readonly type: 'set-variables'; readonly scopeKey?: string; readonly variables: Variables }
  | { readonly type: 'resolve-incident'; readonly incidentKey: string; readonly retries?: number }
  | { readonly type: 'cancel' }
  | { readonly type: 'set-catches'; readonly catches?: Catches }
  | { readonly type: 'modify'; readonly activate: readonly Activation[]; readonly terminate: readonly string[] }
  | {
      readonly type: 'migrate';
      readonly target: ProcessModel;
      readonly version: number;
      readonly mapping: Readonly<Record<string, string>>;
    };

export interface StartStep {
  readonly type: 'start';
  readonly variables: Variables;
  /** Start event that a message, signal or timer triggered, with what it brought. */
  readonly triggered?: { readonly element: string; readonly variables: Variables };
}

export interface FailJobStep {
  readonly type: 'fail-job';
  readonly key: string;
  /** Tries left; without one an incident is made. */
  readonly retries: number;
  /** Tries that failed, this one included. */
  readonly failures: number;
  readonly message: string;
  /** UTC milliseconds of the next try. */
  readonly retryAt: number;
}

export interface TriggerStep {
  readonly type: 'trigger';
  /** Element instance that is subscribed. */
  readonly key: string;
  /** The catching element. */
  readonly element: string;
  readonly kind: Subscription['kind'];
  readonly variables: Variables;
}
