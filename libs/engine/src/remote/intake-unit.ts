import type { EngineEvent, ElementEventBase, EventBase } from '../event.ts';
import type { SqlTransaction } from '../sql.ts';
import type { RemoteInstance } from './remote-instance.ts';
import { insertInstance, instanceById, instanceByRemote, updateInstance } from './instance-store.ts';

type Body<Event, Omitted extends PropertyKey> = Event extends unknown ? Omit<Event, Omitted> : never;

/** An event without what the instance's row knows. */
export type EventBody =
  | Body<Exclude<EngineEvent, ElementEventBase>, keyof EventBase>
  | Body<Extract<EngineEvent, ElementEventBase>, keyof EventBase>;

/** What the adapter tells of an instance that it adopts. */
export type NewInstance = Omit<RemoteInstance, 'position' | 'record' | 'state' | 'openTasks' | 'startedAt' | 'endedAt'>;

/** One unit of taking events in: instances are read once, under a lock, and written once. */
export class IntakeUnit {
  readonly tx: SqlTransaction;
  readonly now: number;
  readonly events: EngineEvent[] = [];
  readonly #known = new Map<string, { readonly instance: RemoteInstance; isNew: boolean }>();

  constructor(tx: SqlTransaction, now: number) {
    this.tx = tx;
    this.now = now;
  }

  /** The instance of a server's id, for change. */
  async byRemote(remoteId: string): Promise<RemoteInstance | undefined> {
    for (const { instance } of this.#known.values()) if (instance.remoteId === remoteId) return instance;
    return this.#remember(await instanceByRemote(this.tx, remoteId));
  }

  /** The instance of our own id, for change. */
  async byId(id: string): Promise<RemoteInstance | undefined> {
    return this.#known.get(id)?.instance ?? this.#remember(await instanceById(this.tx, id));
  }

  /** Makes the row of an instance that the server started itself: by message, signal, timer or call. */
  adopt(instance: NewInstance): RemoteInstance {
    const fresh = {
      state: 'active',
      position: -1,
      record: 0,
      openTasks: [],
      startedAt: this.now,
      endedAt: null,
    } as const;
    const row: RemoteInstance = { ...instance, ...fresh };
    this.#known.set(row.id, { instance: row, isNew: true });
    return row;
  }

  /** Records an event at the instance's next position; `at` in UTC milliseconds. */
  emit(instance: RemoteInstance, at: number, body: EventBody): void {
    instance.position += 1;
    const { id: instanceId, rootId: rootInstanceId, caseId, processId, version, position } = instance;
    const base: EventBase = { instanceId, rootInstanceId, caseId, processId, version, position, at };
    const event: EngineEvent = { ...body, ...base };
    this.events.push(event);
    note(instance, event);
  }

  /** Writes every instance that was asked for. */
  async flush(): Promise<void> {
    for (const entry of this.#known.values()) {
      if (entry.isNew) await insertInstance(this.tx, entry.instance);
      else await updateInstance(this.tx, entry.instance);
      entry.isNew = false;
    }
  }

  #remember(instance: RemoteInstance | undefined): RemoteInstance | undefined {
    if (!instance) return undefined;
    const known = this.#known.get(instance.id);
    if (known) return known.instance;
    this.#known.set(instance.id, { instance, isNew: false });
    return instance;
  }
}

/** What the base itself keeps of an event. */
function note(instance: RemoteInstance, event: EngineEvent): void {
  switch (event.type) {
    case 'instance-started':
      instance.state = 'active';
      return;
    case 'user-task-created':
      instance.openTasks = [...instance.openTasks, event.key];
      return;
    case 'user-task-completed':
    case 'user-task-canceled':
      instance.openTasks = instance.openTasks.filter((key) => key !== event.key);
      return;
    case 'instance-completed':
    case 'instance-terminated':
      instance.state = 'ended';
      instance.endedAt = event.at;
      instance.openTasks = [];
      return;
    default:
      return;
  }
}
