import type { EngineEvent } from '@safeflow/engine';
import { newId } from '../new-id.ts';
import { addEntry } from '../timeline/add-entry.ts';
import { failing } from './instance-marks.ts';
import type { Projecting } from './project-events.ts';

type Created = Extract<EngineEvent, { type: 'incident-created' }>;
type Resolved = Extract<EngineEvent, { type: 'incident-resolved' }>;

export async function incidentCreated({ tx, event, instance }: Projecting<Created>): Promise<void> {
  failing(instance.marks, event.elementId, 1);
  const element = instance.description.elements.get(event.elementId);
  const name = element?.name || event.elementId;
  await tx.k
    .insertInto('bpm_incident')
    .values({
      id: newId(),
      instance_id: event.instanceId,
      incident_key: event.incidentKey,
      case_id: event.caseId,
      process_id: event.processId,
      version: event.version,
      element_id: event.elementId,
      element_name: name,
      code: event.code,
      message: event.message,
      state: 'open',
      created_at: event.at,
      resolved_at: null,
    })
    .execute();
  await addEntry(tx, {
    caseId: event.caseId,
    at: event.at,
    kind: 'incident',
    title: `“${name}”自动处理未成功，等待管理员处理`,
    titleEn: `"${element?.nameEn || name}" failed and waits for an administrator`,
    elementId: event.elementId,
    instanceId: event.instanceId,
  });
}

export async function incidentResolved({ tx, event, instance }: Projecting<Resolved>): Promise<void> {
  failing(instance.marks, event.elementId, -1);
  await tx.k
    .updateTable('bpm_incident')
    .set({ state: 'resolved', resolved_at: event.at })
    .where('instance_id', '=', event.instanceId)
    .where('incident_key', '=', event.incidentKey)
    .execute();
}
