import { randomUUID } from 'node:crypto';
import type { Variables } from '../../command.ts';
import type { RemoteInstance } from '../../remote/remote-instance.ts';
import { NO_KEY, type ZeebeRecord } from '../stream/zeebe-record.ts';
import type { EarlyRecords } from './early-records.ts';
import { endLeftovers } from './end-leftovers.ts';
import type { IntakeContext } from './intake-context.ts';
import { elementOf, ID_VARIABLE, keyIn, newMirror, ROOT_KEY, withoutId } from './mirror.ts';

/** What an instance begins with. */
export interface Beginning {
  readonly context: IntakeContext;
  readonly record: ZeebeRecord;
  readonly early: EarlyRecords;
  /** The process and version of a definition; undefined for one that is not ours. */
  readonly definition: { readonly processId: string; readonly version: number } | undefined;
  /** An instance was started a second time for the same command. */
  readonly onDuplicate: (remoteId: string, instance: RemoteInstance) => Promise<void>;
}

/** A command started an instance: ours when it carries an id that we gave out. */
export async function created(beginning: Beginning): Promise<void> {
  const { context, record, early, onDuplicate } = beginning;
  const { processInstanceKey = '', variables = {} } = record.value;
  Reflect.deleteProperty(early.variables, processInstanceKey);
  const id = variables[ID_VARIABLE];
  const holder = await context.find(processInstanceKey);
  if (holder && holder.id !== id) supersede(context, holder, record.timestamp);
  const instance = typeof id === 'string' ? await context.unit.byId(id) : undefined;
  if (!instance) {
    early.foreign[processInstanceKey] = record.timestamp;
    return;
  }
  instance.remoteId ??= processInstanceKey;
  if (instance.remoteId === processInstanceKey) {
    if (instance.state === 'starting') begin(beginning, instance, variables);
  } else {
    early.foreign[processInstanceKey] = record.timestamp;
    await onDuplicate(processInstanceKey, instance);
  }
}

/** An instance is entered: by our command, which is known by then, or by a call, message, signal or timer. */
export async function entered(beginning: Beginning): Promise<void> {
  const { context, record, early, definition } = beginning;
  const { parentProcessInstanceKey: parentKey = NO_KEY } = record.value;
  const variables = early.variables[record.key]?.values ?? {};
  const isForeign = record.key in early.foreign || !definition;
  Reflect.deleteProperty(early.variables, record.key);
  const holder = await context.find(record.key);
  if (holder && !isPast(holder, record)) return;
  if (holder) supersede(context, holder, record.timestamp);
  if (isForeign) return;
  if (parentKey === NO_KEY) {
    const id = randomUUID();
    const root = { id, rootId: id, caseId: id, parentId: null, parentKey: null };
    begin(beginning, context.unit.adopt({ ...root, ...definition, remoteId: record.key, mirror: null }), variables);
    return;
  }
  const parent = await context.find(parentKey);
  if (parent) beginCalled(beginning, parent, definition, variables);
}

/** True for an instance of an earlier log, under whose key another one is entered now. */
function isPast(instance: RemoteInstance, { position }: ZeebeRecord): boolean {
  if (position <= instance.record) return false;
  return instance.state === 'ended' || elementOf(instance, ROOT_KEY)?.state !== 'activating';
}

/** A log that began anew gives keys out again: who had one has gone with the log before. */
function supersede(context: IntakeContext, holder: RemoteInstance, at: number): void {
  if (holder.state !== 'ended') {
    endLeftovers(context, holder, at);
    context.emit(holder, at, { type: 'instance-terminated' });
    holder.mirror = null;
  }
  holder.remoteId = null;
}

function beginCalled(
  beginning: Beginning,
  parent: RemoteInstance,
  definition: { readonly processId: string; readonly version: number },
  variables: Variables,
): void {
  const { context, record } = beginning;
  const callKey = keyIn(parent, record.value.parentElementInstanceKey ?? '');
  const call = elementOf(parent, callKey);
  if (call) Object.assign(call, { called: record.key, isCalledBusy: true });
  const { id: parentId, rootId, caseId } = parent;
  const link = { id: randomUUID(), rootId, caseId, parentId, parentKey: callKey };
  begin(beginning, context.unit.adopt({ ...link, ...definition, remoteId: record.key, mirror: null }), variables);
}

/** What told of the beginning of our instance was lost: it begins with the first that is heard of it. */
export function begunUnheard(beginning: Beginning, instance: RemoteInstance): void {
  begin(beginning, instance, beginning.early.variables[instance.remoteId ?? '']?.values ?? {});
}

function begin({ context, record }: Beginning, instance: RemoteInstance, variables: Variables): void {
  const { processId, parentId } = instance;
  if (instance.remoteId !== null) context.forgetMiss(instance.remoteId);
  context.touched.add(instance);
  instance.mirror = newMirror(processId, { ...variables });
  instance.record = record.position;
  context.emit(instance, record.timestamp, {
    type: 'instance-started',
    variables: withoutId(variables),
    ...(parentId !== null && { parentInstanceId: parentId }),
  });
}
