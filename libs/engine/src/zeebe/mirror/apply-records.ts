import type { Definitions } from '../../definitions/definitions.ts';
import type { IntakeUnit } from '../../remote/intake-unit.ts';
import type { ZeebeRecord } from '../stream/zeebe-record.ts';
import { applyElement } from './apply-element.ts';
import { applyIncident } from './apply-incident.ts';
import { applyInstance } from './apply-instance.ts';
import { applyJob } from './apply-job.ts';
import { applyTimer } from './apply-timer.ts';
import { applyVariable } from './apply-variable.ts';
import { begunUnheard, created, entered, type Beginning } from './begin-instance.ts';
import type { EarlyRecords } from './early-records.ts';
import { IntakeContext, type AboutInstance } from './intake-context.ts';
import { mirrorOf } from './mirror.ts';
import { tellCallers } from './tell-callers.ts';

/** What taking records in needs beside the unit. */
export interface ApplyNeeds {
  readonly definitions: Definitions;
  /** Changed in place. */
  readonly early: EarlyRecords;
  /** Process and version by Zeebe's key of the definition, for those that are ours. */
  readonly known: ReadonlyMap<string, { readonly processId: string; readonly version: number }>;
  readonly onDuplicate: Beginning['onDuplicate'];
}

type Applier = (about: AboutInstance) => Promise<void> | void;

const APPLIERS: Readonly<Record<string, Applier>> = {
  PROCESS_INSTANCE: applyProcessInstance,
  PROCESS_INSTANCE_MODIFICATION: applyModification,
  JOB: applyJob,
  VARIABLE: applyVariable,
  INCIDENT: applyIncident,
  TIMER: applyTimer,
};

/** Takes records in, which come in the order of their positions within each partition. */
export async function applyRecords(
  unit: IntakeUnit,
  needs: ApplyNeeds,
  records: readonly ZeebeRecord[],
): Promise<void> {
  const context = new IntakeContext(unit, needs.definitions);
  for (const record of records) await apply(context, needs, record);
  context.end();
  await tellCallers(unit, context.touched);
}

async function apply(context: IntakeContext, needs: ApplyNeeds, record: ZeebeRecord): Promise<void> {
  const { value, valueType } = record;
  const definition = needs.known.get(value.processDefinitionKey ?? '');
  const beginning = { context, record, definition, early: needs.early, onDuplicate: needs.onDuplicate };
  if (valueType === 'PROCESS_INSTANCE_CREATION') return created(beginning);
  if (isEntry(record)) await entered(beginning);
  const instance = await context.find(value.processInstanceKey ?? '');
  if (!instance) return keepEarly(needs.early, record);
  // What was taken in already comes again after a crash of the broker or of ours.
  if (record.position <= instance.record) return;
  instance.record = record.position;
  context.touched.add(instance);
  // Variables come before the instance itself and are told with its creation.
  if (instance.state === 'starting' && valueType !== 'VARIABLE') begunUnheard(beginning, instance);
  const mirror = mirrorOf(instance);
  if (!mirror) return;
  if (record.intent === 'ELEMENT_MIGRATED' && definition) instance.version = definition.version;
  await APPLIERS[valueType]?.({ context, record, instance, mirror });
}

function applyProcessInstance(about: AboutInstance): Promise<void> {
  return about.record.value.bpmnElementType === 'PROCESS' ? applyInstance(about) : applyElement(about);
}

function applyModification({ record, mirror }: AboutInstance): void {
  if (record.intent === 'MODIFIED') mirror.modifications += 1;
}

/** Zeebe writes the variables of an instance before the instance itself. */
function keepEarly(early: EarlyRecords, { valueType, intent, value, timestamp }: ZeebeRecord): void {
  const { processInstanceKey = '', scopeKey, name = '', value: json = 'null' } = value;
  if (valueType !== 'VARIABLE' || intent !== 'CREATED' || scopeKey !== processInstanceKey) return;
  if (processInstanceKey in early.foreign) return;
  const entry = (early.variables[processInstanceKey] ??= { at: timestamp, values: {} });
  entry.values[name] = JSON.parse(json) as unknown;
}

/** True for the record with which a process instance begins. */
export function isEntry({ valueType, intent, value }: ZeebeRecord): boolean {
  return valueType === 'PROCESS_INSTANCE' && intent === 'ELEMENT_ACTIVATING' && value.bpmnElementType === 'PROCESS';
}

/** Keys of the definitions that have to be known before these records are taken in. */
export function definitionsIn(records: readonly ZeebeRecord[]): Set<string> {
  const needed = records.filter((record) => isEntry(record) || record.intent === 'ELEMENT_MIGRATED');
  return new Set(needed.map(({ value }) => value.processDefinitionKey ?? ''));
}
