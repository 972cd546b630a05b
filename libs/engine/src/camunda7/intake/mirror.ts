/** One activation of an element that has not ended. */
export interface MirrorElement {
  /** The server's id of the activity instance; of the hidden step or job that holds it as long as it is held. */
  id: string;
  readonly key: string;
  element: string;
  /** Key of the element instance around it. */
  readonly scope: string;
  /** The body around the turns of a multi-instance activity. */
  readonly loop?: true;
  /** Its expressions failed, so that the server has not entered it yet: by a step that waits, or by a job. */
  held?: 'step' | 'job';
  /** The server's id of a user task that was told. */
  task?: string;
  job?: { id: string; type: string; retries: number | null };
}

export interface MirrorIncident {
  /** The server's id of the incident, or of the hidden step that waits. */
  readonly id: string;
  readonly key: string;
  readonly elementKey: string;
  readonly kind: 'step' | 'job' | 'external';
  /** Id of the job or external task that failed. */
  readonly reference: string;
}

/** A token that left an element by flows which have not been seen to be taken yet. */
export interface Leaving {
  readonly element: string;
  readonly scope: string;
  flows: string[];
}

/** What has been taken in of an instance, as plain JSON; everything is compared by the server's ids, so reading twice changes nothing. */
export interface Mirror {
  /** Grows with each change: what was read before another change is thrown away. */
  version: number;
  lastKey: number;
  elements: MirrorElement[];
  /** Short ids of what has ended. */
  seen: string[];
  incidents: MirrorIncident[];
  /** Jobs of timers that were told. */
  timers: string[];
  /** Tokens that wait at joining gateways. */
  joins: { readonly id: string; readonly element: string; readonly scope: string }[];
  leaving: Leaving[];
  /** Root variables: name → hash of the value. */
  variables: Record<string, string>;
  /** Instances that were called: the server's id → key of the call activity. */
  called: Record<string, string>;
  /** The server has work of its own under way. */
  busy: boolean;
  /** We have ended it: for the server that is the same as a modification that leads to the end. */
  canceled?: true;
}

/** Key of the instance itself as a scope. */
export const ROOT = '0';

export function newMirror(): Mirror {
  return {
    ...{ version: 0, lastKey: 0, elements: [], seen: [], incidents: [], timers: [], joins: [], leaving: [] },
    ...{ variables: {}, called: {}, busy: false },
  };
}

export function mirrorOf(stored: unknown): Mirror {
  return (stored as Mirror | null) ?? newMirror();
}

/** The part of a time-based id that differs within an instance. */
export function shortId(id: string): string {
  return id.slice(-36, -18);
}
