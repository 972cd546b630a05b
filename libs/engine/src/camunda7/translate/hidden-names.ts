/**
 * Names of everything that the translation adds. One prefix tells them from the model's own names, so that nothing of it
 * shows in events or variables.
 */
const PREFIX = 'sf__';

/** What a hidden element is for; the element that it belongs to is the rest of its id. */
export type HiddenKind =
  /** Evaluates the expressions of an element just before a token enters it. */
  | 'pre'
  /** Decides whether these expressions gave what the element needs. */
  | 'check'
  /** Holds the token of an element whose expressions failed: its incident. */
  | 'error'
  /** The same three around a multi-instance activity as a whole, after one of its turns, and behind a start event. */
  | 'preloop'
  | 'checkloop'
  | 'errorloop'
  | 'predone'
  | 'checkdone'
  | 'errordone'
  | 'prebody'
  | 'checkbody'
  | 'errorbody'
  /** Maps the outputs of an element that cannot do so itself. */
  | 'out'
  | 'outloop'
  /** A multi-instance activity as a whole. */
  | 'loop'
  /** One turn of it. */
  | 'turn'
  /** The inside of a scope whose event sub-processes wait for what expressions tell. */
  | 'body'
  | 'start'
  | 'end'
  | 'entry'
  | 'flow';

/** The variable that expressions are evaluated into: `{ v: … }`. */
export const SCRATCH = PREFIX;

/** What a message, signal, task or job brought, for an element that maps it itself. */
export const PAYLOAD = `${PREFIX}payload`;

/** Local variable of a user task: its evaluated assignment. */
export const ASSIGNMENT = `${PREFIX}task`;

/** Local variable of an external task: tries it has in all. */
export const RETRIES = `${PREFIX}retries`;

/** Local variable of a loop: the items of its input collection. */
export const ITEMS = `${PREFIX}items`;

/** Output of a decision table whose results are a list, even if there is one. */
export const LIST_MARK = `${PREFIX}list`;

/** Local variable of a business rule task: the results of its decision. */
export const RESULTS = `${PREFIX}results`;

/** Output collection of the loop that ended last. */
export const OUTPUTS = `${PREFIX}outputs`;

/** Start event that a process was entered by, when it has several. */
export const ENTRY = `${PREFIX}entry`;

/** What went wrong, local to the hidden step that waits for an operator. */
export const ERROR = `${PREFIX}error`;

/** Error and escalation codes that the callers of an instance catch. */
export const CATCHES = `${PREFIX}catches`;

/** Marks the command that changed something last, so that a repeated command is recognised. */
export const MARK = `${PREFIX}mark`;

/** Variables that the server itself keeps for a multi-instance activity. */
const OF_THE_SERVER = new Set([
  'nrOfInstances',
  'nrOfActiveInstances',
  'nrOfCompletedInstances',
  'nrOfTerminatedInstances',
]);

export function hiddenId(kind: HiddenKind, elementId: string): string {
  return `${PREFIX}${kind}__${elementId}`;
}

/** Takes a hidden id apart; undefined for ids of the model. */
export function parseHidden(id: string): { readonly kind: HiddenKind; readonly elementId: string } | undefined {
  const match = /^sf__([a-z]+)__(.*)$/s.exec(id);
  return match ? { kind: match[1] as HiddenKind, elementId: match[2] ?? '' } : undefined;
}

export function isHiddenVariable(name: string): boolean {
  return name.startsWith(PREFIX) || OF_THE_SERVER.has(name);
}
