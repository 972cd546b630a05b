import type { Variables } from '../command.ts';
import type { EngineEvent, UserTaskCreated } from '../event.ts';

export type EventOf<Type extends EngineEvent['type']> = Extract<EngineEvent, { readonly type: Type }>;
export type IncidentCreated = EventOf<'incident-created'>;

/** The events of one case so far, and what they tell. */
export class CaseEvents {
  readonly all: EngineEvent[] = [];

  of<Type extends EngineEvent['type']>(type: Type): EventOf<Type>[] {
    return this.all.filter((event): event is EventOf<Type> => event.type === type);
  }

  /** Events of one instance in the order of their positions. */
  ofInstance(instanceId: string): EngineEvent[] {
    return this.all.filter((event) => event.instanceId === instanceId);
  }

  openTasks(elementId: string, instanceId?: string): UserTaskCreated[] {
    return this.allOpenTasks().filter((task) => task.elementId === elementId && isIn(task, instanceId));
  }

  allOpenTasks(): UserTaskCreated[] {
    const closed = this.#keys('user-task-completed', 'user-task-canceled');
    return this.of('user-task-created').filter((task) => !closed.has(keyOf(task)));
  }

  openIncidents(elementId: string, instanceId?: string): IncidentCreated[] {
    const resolved = new Set(this.of('incident-resolved').map((event) => `${event.instanceId} ${event.incidentKey}`));
    return this.of('incident-created').filter(
      (incident) =>
        incident.elementId === elementId &&
        isIn(incident, instanceId) &&
        !resolved.has(`${incident.instanceId} ${incident.incidentKey}`),
    );
  }

  /** Keys of the running instances of an element, multi-instance bodies left out. */
  active(elementId: string, instanceId: string): string[] {
    const ended = this.#keys('element-completed', 'element-terminated');
    return this.of('element-activated')
      .filter((event) => event.elementId === elementId && event.instanceId === instanceId && !event.loop)
      .filter((event) => !ended.has(keyOf(event)))
      .map(({ key }) => key);
  }

  hasEnded(instanceId: string, key: string): boolean {
    return this.#keys('element-completed', 'element-terminated').has(`${instanceId} ${key}`);
  }

  /** Instances of a process that nobody called, in the order of their starts. */
  started(processId: string): string[] {
    return this.of('instance-started')
      .filter((event) => event.processId === processId && event.parentInstanceId === undefined)
      .map(({ instanceId }) => instanceId);
  }

  called(parentInstanceId: string, processId: string): string[] {
    return this.of('instance-started')
      .filter((event) => event.processId === processId && event.parentInstanceId === parentInstanceId)
      .map(({ instanceId }) => instanceId);
  }

  state(instanceId: string): 'unknown' | 'active' | 'completed' | 'terminated' {
    const types = new Set(this.ofInstance(instanceId).map(({ type }) => type));
    if (types.has('instance-completed')) return 'completed';
    if (types.has('instance-terminated')) return 'terminated';
    return types.has('instance-started') ? 'active' : 'unknown';
  }

  /** Root variables of an instance after all its events. */
  variables(instanceId: string): Variables {
    const layers = this.ofInstance(instanceId).flatMap((event) =>
      event.type === 'instance-started' || event.type === 'variables-updated' ? [event.variables] : [],
    );
    return Object.assign({}, ...layers) as Variables;
  }

  #keys(...types: readonly EngineEvent['type'][]): Set<string> {
    return new Set(this.all.filter(({ type }) => types.includes(type)).map(keyOf));
  }
}

function keyOf(event: EngineEvent): string {
  return 'key' in event ? `${event.instanceId} ${event.key}` : event.instanceId;
}

function isIn(event: EngineEvent, instanceId: string | undefined): boolean {
  return instanceId === undefined || event.instanceId === instanceId;
}
