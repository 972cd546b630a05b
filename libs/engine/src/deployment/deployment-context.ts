import type { Definitions } from '../definitions/definitions.ts';

/** What a deployment needs of the engine that stores it. */
export interface DeploymentContext {
  readonly definitions: Definitions;
  /** UTC milliseconds. */
  readonly now: number;
  /** Is told, after the commit, when a timer start event falls due; left out where timers are a server's. */
  readonly wakers?: { timers(dueAt: number): void };
}
