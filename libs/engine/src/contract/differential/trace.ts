import type { Variables } from '../../command.ts';
import type { CaseEvents } from '../case-events.ts';
import { compareTallies, tallyOfEvents } from '../compare-trace.ts';
import { isSame, show } from '../difference.ts';
import { Tally } from '../trace-notation.ts';

/** Everything that happened in a run, called instances included, without keys and order. */
export interface Trace {
  readonly tally: Tally;
  readonly variables: Variables;
}

export function traceOf(events: CaseEvents, instanceId: string, suffix: string): Trace {
  const tally = new Tally();
  for (const id of new Set(events.all.map((event) => event.instanceId))) {
    const own = events.ofInstance(id);
    const process = (own[0]?.processId ?? '').replace(suffix, '');
    for (const [what, times] of tallyOfEvents(own).counts) tally.add(`${process}: ${what}`, times);
    tally.add(`${process}: ${events.state(id)}`);
    for (const { elementId, code } of events.of('incident-created').filter((event) => event.instanceId === id)) {
      tally.add(`${process}: incident ${elementId} ${code}`);
    }
  }
  return { tally, variables: events.variables(instanceId) };
}

/** Differences in words; flows behind event-based gateways do not occur in random models. */
export function compareTraces(actual: Trace, expected: Trace): string[] {
  const found = compareTallies(actual.tally, expected.tally);
  if (!isSame(actual.variables, expected.variables)) {
    found.push(`variables ${show(expected.variables)}, but ${show(actual.variables)}`);
  }
  return found;
}
