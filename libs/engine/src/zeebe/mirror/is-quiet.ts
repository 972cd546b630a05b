import type { ElementMirror, Mirror } from './mirror.ts';

/** Types that wait without a job, an element inside or a called instance. */
const WAITING = new Set(['INTERMEDIATE_CATCH_EVENT', 'RECEIVE_TASK', 'EVENT_BASED_GATEWAY']);

/** False while Zeebe still goes on by itself: something is entered or left, or a token is between two elements. */
export function isQuiet({ elements, tokens }: Mirror): boolean {
  if (Object.keys(tokens).length > 0) return false;
  const all = Object.values(elements);
  const scopes = new Set(all.map(({ scope }) => scope));
  return Object.entries(elements).every(([key, element]) => isWaiting(element, scopes.has(key)));
}

function isWaiting({ type, state, job, incidents, called }: ElementMirror, hasChildren: boolean): boolean {
  if (incidents) return true;
  if (state !== 'active') return false;
  return WAITING.has(type) || job !== undefined || called !== undefined || hasChildren;
}
