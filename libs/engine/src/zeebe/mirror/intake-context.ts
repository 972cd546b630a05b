import type { Variables } from '../../command.ts';
import type { Definition, Definitions } from '../../definitions/definitions.ts';
import type { EventBody, IntakeUnit } from '../../remote/intake-unit.ts';
import type { RemoteInstance } from '../../remote/remote-instance.ts';
import type { ZeebeRecord } from '../stream/zeebe-record.ts';
import { keyIn, mirrorOf, withoutId, type ElementMirror, type Mirror } from './mirror.ts';

/** One record with the instance it is about. */
export interface AboutInstance {
  readonly context: IntakeContext;
  readonly record: ZeebeRecord;
  readonly instance: RemoteInstance;
  readonly mirror: Mirror;
}

/** One unit of taking records in. */
export class IntakeContext {
  readonly unit: IntakeUnit;
  /** Instances of which records were taken in. */
  readonly touched = new Set<RemoteInstance>();
  readonly #definitions: Definitions;
  readonly #misses = new Set<string>();
  readonly #changed = new Map<RemoteInstance, { at: number; readonly variables: Variables }>();

  constructor(unit: IntakeUnit, definitions: Definitions) {
    this.unit = unit;
    this.#definitions = definitions;
  }

  /** The instance of Zeebe's key, if it is ours; others' are looked for once. */
  async find(remoteId: string): Promise<RemoteInstance | undefined> {
    if (this.#misses.has(remoteId)) return undefined;
    const instance = await this.unit.byRemote(remoteId);
    if (!instance) this.#misses.add(remoteId);
    return instance;
  }

  /** The key now belongs to an instance of ours. */
  forgetMiss(remoteId: string): void {
    this.#misses.delete(remoteId);
  }

  emit(instance: RemoteInstance, at: number, body: EventBody): void {
    this.#tellChanges(instance);
    this.unit.emit(instance, at, body);
  }

  /** Root variables change one record at a time; those that come together are told in one event. */
  noteChange(instance: RemoteInstance, at: number, name: string, value: unknown): void {
    const changes = this.#changed.get(instance) ?? { at, variables: {} };
    changes.variables[name] = value;
    this.#changed.set(instance, changes);
  }

  /** Tells what is left at the end of the unit. */
  end(): void {
    for (const instance of this.#changed.keys()) this.#tellChanges(instance);
  }

  /** The version that an instance runs on, with its model. */
  definitionOf({ processId, version }: RemoteInstance): Promise<Definition | undefined> {
    return this.#definitions.version(this.unit.tx, processId, version);
  }

  #tellChanges(instance: RemoteInstance): void {
    const changes = this.#changed.get(instance);
    if (!changes) return;
    this.#changed.delete(instance);
    const variables = withoutId(changes.variables);
    if (Object.keys(variables).length > 0) {
      this.unit.emit(instance, changes.at, { type: 'variables-updated', variables });
    }
  }
}

/** The element instance that a record names in a field, and its key; undefined when it is not known. */
export function elementIn({ instance }: AboutInstance, zeebeKey: string | undefined) {
  if (zeebeKey === undefined) return undefined;
  const key = keyIn(instance, zeebeKey);
  const element = mirrorOf(instance)?.elements[key];
  return element && { key, element };
}

/** What every event of an element instance carries. */
export function elementBase(key: string, { element, type }: ElementMirror) {
  return { elementId: element, key, ...(type === 'MULTI_INSTANCE_BODY' && { loop: true as const }) };
}
