import type { EngineEvent } from '../event.ts';
import { Tally } from './trace-notation.ts';

/** The same names as the notation's, from the events of one instance. */
export function tallyOfEvents(events: readonly EngineEvent[]): Tally {
  const tally = new Tally();
  for (const event of events) {
    const what = nameOf(event);
    if (what !== undefined) tally.add(what);
  }
  return tally;
}

function nameOf(event: EngineEvent): string | undefined {
  switch (event.type) {
    case 'element-activated':
      return `entered ${elementOf(event)}`;
    case 'element-completed':
      return `completed ${elementOf(event)}`;
    case 'element-terminated':
      return `terminated ${elementOf(event)}`;
    case 'flow-taken':
      return `took ${event.elementId}`;
    case 'user-task-created':
      return `task created ${event.elementId}`;
    case 'user-task-completed':
      return `task completed ${event.elementId}`;
    case 'user-task-canceled':
      return `task canceled ${event.elementId}`;
    default:
      return undefined;
  }
}

function elementOf({ elementId, loop }: { readonly elementId: string; readonly loop?: true }): string {
  return loop ? `loop ${elementId}` : elementId;
}

/** One sentence for each thing that happened more or less often than expected. */
export function compareTallies(actual: Tally, expected: Tally): string[] {
  const names = new Set([...expected.counts.keys(), ...actual.counts.keys()]);
  return [...names]
    .filter((name) => !expected.open.has(name))
    .map((name) => ({ name, is: actual.counts.get(name) ?? 0, shall: expected.counts.get(name) ?? 0 }))
    .filter(({ is, shall }) => is !== shall)
    .map(({ name, is, shall }) => `"${name}" ${shall} times, but ${is}`);
}

/** What no engine may do: positions that do not grow, ends before beginnings, things inside what has not begun. */
export function disorderOf(events: readonly EngineEvent[]): string[] {
  const found: string[] = [];
  const begun = new Set<string>();
  const ended = new Set<string>();
  for (const [index, event] of events.entries()) {
    if (index === 0 && event.type !== 'instance-started') found.push(`"instance-started" first, but ${event.type}`);
    if (index > 0 && event.position <= (events[index - 1]?.position ?? 0))
      found.push(`position ${event.position} later`);
    if (event.type === 'element-activated') {
      if (begun.has(event.key)) found.push(`${event.elementId} entered once under key ${event.key}`);
      begun.add(event.key);
    } else if (event.type === 'element-completed' || event.type === 'element-terminated') {
      if (!begun.has(event.key)) found.push(`${event.elementId} entered before its end`);
      if (ended.has(event.key)) found.push(`${event.elementId} ended once under key ${event.key}`);
      ended.add(event.key);
    } else if (event.type === 'user-task-created' && (!begun.has(event.key) || ended.has(event.key))) {
      found.push(`a task only while ${event.elementId} runs`);
    }
  }
  const end = events.findIndex(({ type }) => type === 'instance-completed' || type === 'instance-terminated');
  if (end >= 0 && end < events.length - 1) found.push(`nothing after the end, but ${events[end + 1]?.type}`);
  if (end >= 0)
    for (const key of begun) if (!ended.has(key)) found.push(`element instance ${key} ended with its instance`);
  return found;
}
