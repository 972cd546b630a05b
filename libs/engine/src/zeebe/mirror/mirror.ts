import type { Variables } from '../../command.ts';
import type { RemoteInstance } from '../../remote/remote-instance.ts';

/** Key of the element instance that stands for the process instance, as in the embedded engine. */
export const ROOT_KEY = '0';

/** Job type under which Zeebe offers user tasks. */
export const USER_TASK_JOB = 'io.camunda.zeebe:userTask';

/** Variable that carries our instance id into Zeebe and back with its events; no worker and no form sees it. */
export const ID_VARIABLE = 'safeflowInstanceId';

/** What is known of a running instance, rebuilt from Zeebe's records; what has ended is dropped. */
export interface Mirror {
  /** By key; the root's is `0`, the others' are Zeebe's. */
  readonly elements: Record<string, ElementMirror>;
  /** Tokens between elements: `<scope key>/<target element>` → number. Those that wait at a join are left out. */
  tokens: Record<string, number>;
  /** Tokens that wait at joining gateways: `<scope key>/<gateway>` → number. */
  joins: Record<string, number>;
  /** Variables of element instances that are not entered yet, by key: a modification sets them before. */
  early: Record<string, Variables>;
  /** Modifications that took place. */
  modifications: number;
  /** It was cancelled from here. */
  isCancelled?: boolean;
  /** What the caller was told last. */
  isBusyTold?: boolean;
}

export interface ElementMirror {
  element: string;
  /** Zeebe's element type, such as `USER_TASK`. */
  readonly type: string;
  /** Key of the scope around it; empty for the root. */
  readonly scope: string;
  state: 'activating' | 'active' | 'ending';
  variables?: Variables;
  job?: JobMirror;
  /** Key of an open incident → what it stopped at. */
  incidents?: Record<string, { readonly job?: string }>;
  /** Key of the instance that a call activity started. */
  called?: string;
  /** That one is not at rest. */
  isCalledBusy?: boolean;
}

export interface JobMirror {
  readonly key: string;
  readonly type: string;
  retries: number;
  /** Tries that failed. */
  failures: number;
}

export function newMirror(processId: string, variables: Variables): Mirror {
  const root: ElementMirror = { element: processId, type: 'PROCESS', scope: '', state: 'activating', variables };
  return { elements: { [ROOT_KEY]: root }, tokens: {}, joins: {}, early: {}, modifications: 0 };
}

/** The mirror of an instance; undefined until its first record was taken in, and after its end. */
export function mirrorOf(instance: RemoteInstance | undefined): Mirror | undefined {
  return (instance?.mirror ?? undefined) as Mirror | undefined;
}

/** The element instance of a key as events carry it. */
export function elementOf(instance: RemoteInstance | undefined, key: string): ElementMirror | undefined {
  return mirrorOf(instance)?.elements[key];
}

/** Zeebe's key as events carry it. */
export function keyIn(instance: RemoteInstance, zeebeKey: string): string {
  return zeebeKey === instance.remoteId ? ROOT_KEY : zeebeKey;
}

/** Zeebe's key of a key that events carry. */
export function zeebeKeyOf(remoteId: string, key: string): string {
  return key === ROOT_KEY ? remoteId : key;
}

/** All variables that a scope sees; an inner one hides an outer one of the same name. */
export function visibleVariables({ elements }: Mirror, key: string): Variables {
  const layers: Variables[] = [];
  for (let at = elements[key]; at; at = elements[at.scope]) if (at.variables) layers.push(at.variables);
  return withoutId(Object.assign({}, ...layers.toReversed()) as Variables);
}

/** Variables without the one that is ours. */
export function withoutId(variables: Variables): Variables {
  const { [ID_VARIABLE]: _id, ...rest } = variables;
  return rest;
}
