import type { RecordValue, ZeebeRecord } from '../stream/zeebe-record.ts';

/** A record for specs, as one comes out of a stream. */
export function recordOf(
  valueType: string,
  intent: string,
  key: string,
  value: RecordValue = {},
  place: { readonly partitionId?: number; readonly position?: number; readonly timestamp?: number } = {},
): ZeebeRecord {
  const { partitionId = 1, position = 1, timestamp = 1_000 } = place;
  return { recordType: 'EVENT', valueType, intent, key, value, partitionId, position, timestamp };
}

/** Writes the records of one process instance one after the other, as Zeebe 8.5 does. */
export class RecordLog {
  readonly records: ZeebeRecord[] = [];
  readonly #common: RecordValue;
  readonly #instance: string;

  constructor(instance: string, common: RecordValue = {}) {
    this.#instance = instance;
    this.#common = { processInstanceKey: instance, processDefinitionKey: 'definition', ...common };
  }

  add(valueType: string, intent: string, key: string, value: RecordValue = {}): this {
    const position = this.records.length + 1;
    const place = { position, timestamp: 1_000 + position };
    this.records.push(recordOf(valueType, intent, key, { ...this.#common, ...value }, place));
    return this;
  }

  /** One step in the life of an element; `id` is its id, `type` Zeebe's type of it. */
  element(intent: string, key: string, id: string, type: string, scope = this.#instance): this {
    const value = { elementId: id, bpmnElementType: type, flowScopeKey: scope };
    return this.add('PROCESS_INSTANCE', `ELEMENT_${intent}`, key, value);
  }

  /** The process as a whole. */
  process(intent: string): this {
    return this.element(intent, this.#instance, 'main', 'PROCESS', '-1');
  }

  entered(key: string, id: string, type: string, scope?: string): this {
    return this.element('ACTIVATING', key, id, type, scope).element('ACTIVATED', key, id, type, scope);
  }

  left(key: string, id: string, type: string, scope?: string): this {
    return this.element('COMPLETING', key, id, type, scope).element('COMPLETED', key, id, type, scope);
  }

  variable(scope: string, name: string, value: unknown, intent = 'CREATED'): this {
    return this.add('VARIABLE', intent, `v${this.records.length}`, {
      scopeKey: scope,
      name,
      value: JSON.stringify(value),
    });
  }

  job(intent: string, key: string, elementInstanceKey: string, value: RecordValue = {}): this {
    return this.add('JOB', intent, key, {
      elementInstanceKey,
      type: 'io.camunda.zeebe:userTask',
      retries: 1,
      ...value,
    });
  }
}
