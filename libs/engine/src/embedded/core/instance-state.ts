import type { Variables } from '../../command.ts';
import type { IncidentCode } from '../../event.ts';

/** Key of the element instance that stands for the process instance itself. */
export const ROOT_KEY = '0';

/** A running process instance as plain JSON: what its row holds. */
export interface InstanceState {
  /** Position of the last event. */
  position: number;
  /** Last key given out. */
  lastKey: number;
  /** The root first, every other element instance after its scope. */
  elements: ElementInstance[];
  /** Codes that the callers of this instance catch; `null` stands for every code. */
  catches?: Catches;
}

export interface Catches {
  readonly errors?: readonly (string | null)[];
  readonly escalations?: readonly (string | null)[];
  /** Those of the escalations that end the call when they are caught. */
  readonly interrupting?: readonly (string | null)[];
}

/** One activation of an element. A field that is absent means none or nothing yet. */
export interface ElementInstance {
  readonly key: string;
  element: string;
  /** Key of the element instance around it; empty for the root. */
  readonly scope: string;
  state: 'activating' | 'active' | 'completing';
  /** Local variables. */
  variables?: Variables;
  subscriptions?: Subscription[];
  incident?: Incident;
  /** Tokens that wait at joining gateways of this scope: gateway id → flow id → number. */
  joins?: Record<string, Record<string, number>>;
  /** Type of the job that waits for a worker. */
  job?: string;
  /** A user task waits for completion. */
  waitsForUser?: boolean;
  /** Id of the instance that a call activity started. */
  calledInstance?: string;
  loop?: LoopState;
  /** Set on each turn of a multi-instance activity; counts from 1. */
  turn?: number;
  /** An interrupting event sub-process took this scope over. */
  interrupted?: boolean;
  /** Until it is active: variables of the event that already happened here. */
  triggered?: Variables;
  /** Until it is active: a modification enters the scope without its start event. */
  withoutStart?: boolean;
  /** Until it is active: the start event that was triggered. */
  startElement?: string;
}

/** The body of a multi-instance activity: how many turns there are; its output collection is a local variable. */
export interface LoopState {
  readonly total: number;
  /** Kept while turns follow one another; empty when all started at once. */
  readonly items: readonly unknown[];
  started: number;
  completed: number;
  terminated: number;
  /** The completion condition has come true. */
  done?: boolean;
}

export type Subscription =
  | {
      readonly kind: 'timer';
      /** The catching element. */
      readonly element: string;
      dueAt: number;
      /** Times it still fires, this one included; -1 without end. */
      times: number;
      readonly interval?: string;
    }
  | { readonly kind: 'message'; readonly element: string; readonly name: string; readonly correlationKey: string }
  | { readonly kind: 'signal'; readonly element: string; readonly name: string };

export interface Incident {
  readonly key: string;
  readonly code: IncidentCode;
  readonly message: string;
}
