import type { Variables } from '../../command.ts';
import type { CatchingElement } from '../../testing/random-event-writer.ts';

/** Something that can be done with an instance, named without keys so that it means the same on every engine. */
export type Action =
  | { readonly type: 'task'; readonly place: string; readonly variables: Variables }
  | { readonly type: 'job'; readonly place: string; readonly variables: Variables; readonly error: boolean }
  /** Takes up a job again whose error nothing caught. */
  | { readonly type: 'resolve'; readonly place: string }
  | { readonly type: 'message' | 'signal'; readonly name: string }
  | { readonly type: 'cancel' };

/** Which turns of loops a task or job belongs to, beside its element. */
export function placeOf(elementId: string, variables: Variables): string {
  const items = Object.entries(variables).filter(([name]) => name.startsWith('item_'));
  return [elementId, ...items.map(([name, item]) => `${name}=${String(item)}`).toSorted()].join(' ');
}

export function elementOf(place: string): string {
  return place.split(' ')[0] ?? '';
}

/** True for an event for which the process waits. */
export function isInTheWay({ elementId, host }: Pick<CatchingElement, 'elementId' | 'host'>): boolean {
  return host === elementId;
}

/** Without the names of a run. */
export function local(action: Action, suffix: string): Action {
  return 'name' in action ? { ...action, name: action.name.replace(suffix, '') } : action;
}

/** With the names of another run. */
export function global(action: Action, suffix: string): Action {
  return 'name' in action ? { ...action, name: `${action.name}${suffix}` } : action;
}
