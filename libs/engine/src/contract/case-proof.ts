import { isDeepStrictEqual } from 'node:util';
import type { Variables } from '../command.ts';
import type { EngineEvent, IncidentCode } from '../event.ts';
import type { CaseEvents } from './case-events.ts';
import { compareTallies, disorderOf, tallyOfEvents } from './compare-trace.ts';
import type { DeployedModels } from './deployed-models.ts';
import { Difference, isSame, show } from './difference.ts';
import type { Patience } from './patience.ts';
import { tallyOf, type Way } from './trace-notation.ts';

/** What has become of an instance; whatever is not written must not have happened. */
export interface Outcome {
  /** `completed` when left out. */
  readonly state?: 'active' | 'completed' | 'terminated';
  readonly ways: readonly Way[];
  /** Root variables at the end, exactly; not compared when left out. */
  readonly variables?: Variables;
  /** Each incident there was; none when left out. */
  readonly incidents?: readonly IncidentText[];
}

/** An incident still open, or one that was resolved. */
export type IncidentText = `${string} ${IncidentCode}` | `${string} ${IncidentCode} resolved`;

/** Compares what an engine told with what a case expects, once it is so and nothing more comes. */
export class CaseProof {
  readonly #events: CaseEvents;
  readonly #models: DeployedModels;
  readonly #patience: Patience;

  constructor(events: CaseEvents, models: DeployedModels, patience: Patience) {
    this.#events = events;
    this.#models = models;
    this.#patience = patience;
  }

  async expect(instanceId: string, outcome: Outcome): Promise<void> {
    try {
      await this.#patience.until(() => (this.#differences(instanceId, outcome).length === 0 ? true : undefined), '');
    } catch {
      // Said below, in full.
    }
    await this.#patience.quiet();
    const differences = this.#differences(instanceId, outcome);
    if (differences.length > 0) throw new Difference(`Expected ${differences.join('; ')}.`);
  }

  /** Waits for variables of the instance. */
  async variables(instanceId: string, expected: Variables): Promise<void> {
    await this.#patience
      .until(() => (isSame(this.#events.variables(instanceId), expected) ? true : undefined), '')
      .catch(() => undefined);
    await this.#patience.quiet();
    const actual = this.#events.variables(instanceId);
    if (!isSame(actual, expected)) throw new Difference(`Expected variables ${show(expected)}, but ${show(actual)}.`);
  }

  /** Throws unless things happened in an order, named as in `completed work`, `entered loop each`, `took a_b`. */
  order(instanceId: string, ...names: readonly string[]): void {
    const happened = this.#events.ofInstance(instanceId).map(nameInOrder);
    let from = 0;
    for (const name of names) {
      const at = happened.indexOf(name, from);
      if (at < 0) throw new Difference(`Expected the order ${names.join(', ')}, but "${name}" is not in its place.`);
      from = at + 1;
    }
  }

  #differences(instanceId: string, { state = 'completed', ways, variables, incidents = [] }: Outcome): string[] {
    const events = this.#events.ofInstance(instanceId);
    const processId = events[0]?.processId ?? '';
    const expected = tallyOf(ways, (elementId) => this.#models.isUserTask(processId, elementId));
    const found = [...compareTallies(tallyOfEvents(events), expected), ...disorderOf(events)];
    const actualState = this.#events.state(instanceId);
    if (actualState !== state) found.push(`the instance to be ${state}, but it is ${actualState}`);
    const actualVariables = this.#events.variables(instanceId);
    if (variables && !isSame(actualVariables, variables)) {
      found.push(`variables ${show(variables)}, but ${show(actualVariables)}`);
    }
    const actualIncidents = incidentsIn(events).toSorted();
    if (!isDeepStrictEqual(actualIncidents, incidents.toSorted())) {
      found.push(`incidents ${show(incidents)}, but ${show(incidentsIn(events, true))}`);
    }
    return found;
  }
}

function incidentsIn(events: readonly EngineEvent[], withMessages = false): string[] {
  const resolved = new Set(events.flatMap((event) => (event.type === 'incident-resolved' ? [event.incidentKey] : [])));
  return events.flatMap((event) => {
    if (event.type !== 'incident-created') return [];
    const text = `${event.elementId} ${event.code}${resolved.has(event.incidentKey) ? ' resolved' : ''}`;
    return [withMessages ? `${text}: ${event.message}` : text];
  });
}

const VERBS: Partial<Record<EngineEvent['type'], string>> = {
  'element-activated': 'entered',
  'element-completed': 'completed',
  'element-terminated': 'terminated',
  'flow-taken': 'took',
  'user-task-created': 'task created',
  'user-task-completed': 'task completed',
  'user-task-canceled': 'task canceled',
  'incident-created': 'incident',
  'incident-resolved': 'resolved',
};

function nameInOrder(event: EngineEvent): string {
  const verb = VERBS[event.type];
  if (verb === undefined || !('elementId' in event)) return event.type;
  return `${verb} ${'loop' in event && event.loop ? 'loop ' : ''}${event.elementId}`;
}
