import type { ElementMirror, Mirror } from './mirror.ts';

/** Types that wait without a job, an element inside or a called instance. */
const WAITING = new Set(['INTERMEDIATE_CATCH_EVENT', 'RECEIVE_TASK', 'EVENT_BASED_GATEWAY']);

/** False while Zeebe still goes on by itself: something is entered or left, or a token is between two elements. */
export function isQuiet({ elements, tokens, joins }: Mirror): boolean {
  if (Object.keys(tokens).length > 0) return false;
  const all = Object.values(elements);
  const waiting = Object.keys(joins).map((join) => join.slice(0, join.indexOf('/')));
  // A token at a join keeps its scope alive like an element inside.
  const scopes = new Set([...all.map(({ scope }) => scope), ...waiting]);
  return Object.entries(elements).every(([key, element]) => isWaiting(element, scopes.has(key)));
}

function isWaiting(
  { type, state, job, incidents, called, isCalledBusy }: ElementMirror,
  hasChildren: boolean,
): boolean {
  if (incidents) return true;
  if (state !== 'active') return false;
  return WAITING.has(type) || job !== undefined || (called !== undefined && !isCalledBusy) || hasChildren;
}
