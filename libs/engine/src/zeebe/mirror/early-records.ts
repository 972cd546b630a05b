import type { Variables } from '../../command.ts';

/** What was read about instances before it was known whose they are; plain JSON, kept with how far was read. */
export interface EarlyRecords {
  /** Root variables by Zeebe's instance key. */
  readonly variables: Record<string, { readonly at: number; readonly values: Variables }>;
  /** Instances that somebody else started, by Zeebe's key; the time of the record. */
  readonly foreign: Record<string, number>;
}

/** Milliseconds after which nothing more comes for them. */
const KEPT = 60_000;

export function noEarlyRecords(): EarlyRecords {
  return { variables: {}, foreign: {} };
}

/** What is still of use at a time of the broker's clock. */
export function withoutStale({ variables, foreign }: EarlyRecords, now: number): EarlyRecords {
  return {
    variables: Object.fromEntries(Object.entries(variables).filter(([, { at }]) => at > now - KEPT)),
    foreign: Object.fromEntries(Object.entries(foreign).filter(([, at]) => at > now - KEPT)),
  };
}
