import type { SqlTransaction, SqlValue } from '../../sql.ts';
import type { StoredIncident } from './incident-store.ts';
import type { StoredInstance } from './instance-store.ts';
import type { StoredJob } from './job-store.ts';

/** A page of a list, by key. */
export interface Page {
  /** Only of this instance. */
  readonly instanceId?: string;
  /** Last instance id of the page before. */
  readonly after?: string;
  /** At most this many rows; 100 when left out. */
  readonly limit?: number;
}

export type InstanceRow = Omit<StoredInstance, 'state' | 'startKey' | 'parentKey'>;

export async function listInstances(tx: SqlTransaction, page: Page): Promise<InstanceRow[]> {
  const { where, parameters, limit } = restrict(page, 'id');
  return tx.all<InstanceRow>(
    `SELECT id, process_id AS processId, version, case_id AS caseId, root_id AS rootId, parent_id AS parentId,
     started_at AS startedAt FROM engine_instance ${where} ORDER BY id LIMIT ${limit}`,
    parameters,
  );
}

export async function listIncidents(tx: SqlTransaction, page: Page): Promise<StoredIncident[]> {
  const { where, parameters, limit } = restrict(page, 'instance_id');
  return tx.all<StoredIncident>(
    `SELECT instance_id AS instanceId, incident_key AS incidentKey, element_key AS elementKey, element_id AS elementId,
     code, message, created_at AS createdAt FROM engine_incident ${where} ORDER BY instance_id, incident_key LIMIT ${limit}`,
    parameters,
  );
}

export async function listJobs(tx: SqlTransaction, page: Page): Promise<StoredJob[]> {
  const { where, parameters, limit } = restrict(page, 'instance_id');
  return tx.all<StoredJob>(
    `SELECT instance_id AS instanceId, element_key AS elementKey, type, retries, failures, available_at AS availableAt, lease
     FROM engine_job ${where} ORDER BY instance_id, element_key LIMIT ${limit}`,
    parameters,
  );
}

function restrict({ instanceId, after, limit = 100 }: Page, column: string) {
  const conditions: string[] = [];
  const parameters: SqlValue[] = [];
  if (instanceId !== undefined) {
    conditions.push(`${column} = ?`);
    parameters.push(instanceId);
  }
  if (after !== undefined) {
    conditions.push(`${column} > ?`);
    parameters.push(after);
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  return { where, parameters, limit: Math.max(1, Math.trunc(limit)) };
}
