/** A record of Zeebe's log as the exporter writes it, as far as it is read here. Keys are text: they may exceed 2^53. */
export interface ZeebeRecord {
  readonly partitionId: number;
  /** Grows within a partition. */
  readonly position: number;
  /** UTC milliseconds of the broker's clock. */
  readonly timestamp: number;
  readonly key: string;
  readonly valueType: string;
  readonly intent: string;
  readonly recordType: string;
  readonly value: RecordValue;
}

/** Fields of all value types that are read. */
export interface RecordValue {
  readonly processInstanceKey?: string;
  readonly processDefinitionKey?: string;
  readonly parentProcessInstanceKey?: string;
  readonly parentElementInstanceKey?: string;
  readonly flowScopeKey?: string;
  readonly elementInstanceKey?: string;
  readonly elementId?: string;
  readonly bpmnElementType?: string;
  readonly bpmnEventType?: string;
  readonly bpmnProcessId?: string;
  readonly scopeKey?: string;
  readonly name?: string;
  /** JSON of a variable. */
  readonly value?: string;
  readonly variables?: Record<string, unknown>;
  readonly type?: string;
  readonly retries?: number;
  readonly errorMessage?: string;
  readonly errorType?: string;
  readonly customHeaders?: Record<string, string>;
  readonly jobKey?: string;
  readonly targetElementId?: string;
  readonly dueDate?: number;
}

/** What absent keys look like. */
export const NO_KEY = '-1';

/** The last partition whose keys are numbers that JavaScript holds exactly. */
const LAST_EXACT_PARTITION = 3;

const KEY_FIELDS = [
  'processInstanceKey',
  'processDefinitionKey',
  'parentProcessInstanceKey',
  'parentElementInstanceKey',
  'flowScopeKey',
  'elementInstanceKey',
  'scopeKey',
  'jobKey',
] as const;

type Reviver = (this: unknown, key: string, value: unknown, context: { readonly source?: string }) => unknown;
const parseWithSource = JSON.parse as (text: string, reviver?: Reviver) => unknown;

/** Reads one entry of a stream; undefined for commands and rejections. */
export function readRecord(text: string): ZeebeRecord | undefined {
  // Commands make up half of the log; nested JSON has its quotes escaped, so that this finds them without parsing.
  if (!text.includes('"recordType":"EVENT"')) return undefined;
  const raw = parseWithSource(text) as Raw;
  const exact = raw.partitionId <= LAST_EXACT_PARTITION ? raw : (parseWithSource(text, keepKeys) as Raw);
  if (exact.recordType !== 'EVENT') return undefined;
  for (const field of KEY_FIELDS) {
    const key = exact.value[field];
    if (key !== undefined) exact.value[field] = `${key as number | string}`;
  }
  exact.key = `${exact.key as number | string}`;
  return exact as ZeebeRecord;
}

type Raw = Omit<ZeebeRecord, 'key' | 'value'> & { key: unknown; readonly value: Record<string, unknown> };

/** A partition's number is the high part of its keys, which from the fourth on are beyond exact numbers. */
function keepKeys(this: unknown, name: string, value: unknown, { source }: { readonly source?: string }): unknown {
  return typeof value === 'number' && !Number.isSafeInteger(value) && /key$/i.test(name) ? source : value;
}
