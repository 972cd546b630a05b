import type { EngineEvent } from '@safeflow/engine';
import { changeCase } from '../case/change-case.ts';
import type { ElementDescription } from '../definition/process-description.ts';
import { addEntry } from '../timeline/add-entry.ts';
import { entered } from './instance-marks.ts';
import type { Projecting } from './project-events.ts';

type Activated = Extract<EngineEvent, { type: 'element-activated' }>;

/** Marks the element and takes over the status and milestone that its model names. */
export async function elementActivated(projecting: Projecting<Activated>): Promise<void> {
  const { event, instance } = projecting;
  entered(instance.marks, event);
  const element = instance.description.elements.get(event.elementId);
  if (!element) return;
  await takeStatus(projecting, element);
  await takeMilestone(projecting, element);
}

async function takeStatus({ tx, event, instance }: Projecting<Activated>, { properties }: ElementDescription) {
  const { status, statusScope } = properties;
  if (!status) return;
  instance.row.status = status;
  if (statusScope !== 'instance' && instance.row.leads === 1) await changeCase(tx, event.caseId, { status });
}

async function takeMilestone(
  { context, tx, event, instance }: Projecting<Activated>,
  { properties, id }: ElementDescription,
) {
  const key = properties['milestone'];
  if (!key || instance.row.leads === 0) return;
  const row = await tx.k.selectFrom('bpm_case').select('type').where('id', '=', event.caseId).executeTakeFirstOrThrow();
  const milestone = context.caseTypes.get(row.type).milestones.find((one) => one.id === key);
  await addEntry(tx, {
    caseId: event.caseId,
    at: event.at,
    kind: 'system',
    title: milestone?.name ?? key,
    titleEn: milestone?.nameEn ?? key,
    elementId: id,
    instanceId: event.instanceId,
    milestone: key,
  });
}
