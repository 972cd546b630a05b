import type { EngineEvent } from '@safeflow/engine';
import type { Tx } from '../../db/database.ts';
import { locked } from '../../db/locked.ts';
import type { ProcessDescription } from '../definition/process-description.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { InstanceRole, InstanceTable } from '../tables/case-tables.ts';
import { noMarks, readMarks, type InstanceMarks } from './instance-marks.ts';

/** An instance while the events of one transaction are projected onto it. */
export interface ProjectedInstance {
  readonly row: InstanceTable;
  readonly marks: InstanceMarks;
  readonly description: ProcessDescription;
  /** Not yet in the database. */
  readonly isNew: boolean;
}

/**
 * Reads the instance of an event, or makes it of its first one; undefined when it is nobody's case, because the engine started it
 * by itself.
 */
export async function loadInstance(
  context: KernelContext,
  tx: Tx,
  event: EngineEvent,
): Promise<ProjectedInstance | undefined> {
  const query = tx.k.selectFrom('bpm_instance').selectAll().where('id', '=', event.instanceId);
  const row = await locked(tx, query).executeTakeFirst();
  if (!row && !(await hasCase(tx, event.caseId))) return undefined;
  const description = await context.definitions.describe(tx.k, event.processId, event.version);
  if (row) return { row, marks: readMarks(row.marks), description, isNew: false };
  return { row: newInstance(event, description), marks: noMarks(), description, isNew: true };
}

async function hasCase(tx: Tx, id: string): Promise<boolean> {
  return (await tx.k.selectFrom('bpm_case').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

function newInstance(event: EngineEvent, { properties }: ProcessDescription): InstanceTable {
  const called = event.rootInstanceId !== event.instanceId;
  return {
    id: event.instanceId,
    case_id: event.caseId,
    root_id: event.rootInstanceId,
    process_id: event.processId,
    version: event.version,
    role: (properties['role'] as InstanceRole | undefined) ?? (called ? 'assignment' : 'main'),
    state: 'active',
    status: '',
    leads: leads(event, properties) ? 1 : 0,
    started_at: event.at,
    ended_at: null,
    position: -1,
    marks: '',
  };
}

/** Process property `statusWhen` names a start variable: only where it is true do the statuses become those of the case. */
function leads(event: EngineEvent, { statusWhen }: ProcessDescription['properties']): boolean {
  return !statusWhen || (event.type === 'instance-started' && event.variables[statusWhen] === true);
}

export async function saveInstance(tx: Tx, { row, marks, isNew }: ProjectedInstance): Promise<void> {
  const saved = { ...row, marks: JSON.stringify(marks) };
  if (isNew) await tx.k.insertInto('bpm_instance').values(saved).execute();
  else await tx.k.updateTable('bpm_instance').set(saved).where('id', '=', row.id).execute();
}
