import type { SqlTransaction } from '../../sql.ts';
import type { IncidentCode } from '../../event.ts';

/** An open incident as operators see it. */
export interface StoredIncident {
  readonly instanceId: string;
  readonly incidentKey: string;
  readonly elementKey: string;
  readonly elementId: string;
  readonly code: IncidentCode;
  readonly message: string;
  /** UTC milliseconds. */
  readonly createdAt: number;
}

export async function insertIncident(tx: SqlTransaction, incident: StoredIncident): Promise<void> {
  await tx.run(
    `INSERT INTO engine_incident (instance_id, incident_key, element_key, element_id, code, message, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      incident.instanceId,
      incident.incidentKey,
      incident.elementKey,
      incident.elementId,
      incident.code,
      incident.message,
      incident.createdAt,
    ],
  );
}

export async function deleteIncident(tx: SqlTransaction, instanceId: string, incidentKey: string): Promise<void> {
  await tx.run('DELETE FROM engine_incident WHERE instance_id = ? AND incident_key = ?', [instanceId, incidentKey]);
}
