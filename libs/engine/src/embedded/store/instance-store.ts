import type { SqlTransaction } from '../../sql.ts';
import type { InstanceState } from '../core/instance-state.ts';
import { forUpdate } from '../../store/locking.ts';

/** A process instance as its row holds it. */
export interface StoredInstance {
  readonly id: string;
  readonly processId: string;
  version: number;
  readonly caseId: string;
  readonly rootId: string;
  readonly parentId: string | null;
  /** Call activity that waits for it. */
  readonly parentKey: string | null;
  /** Set when a message with a correlation key started it: at most one such instance runs at a time. */
  readonly startKey: string | null;
  readonly startedAt: number;
  readonly state: InstanceState;
}

type Row = Omit<StoredInstance, 'state'> & { readonly state: string };

const COLUMNS = `id, process_id AS processId, version, case_id AS caseId, root_id AS rootId, parent_id AS parentId,
  parent_key AS parentKey, start_key AS startKey, started_at AS startedAt, state`;

/** Reads an instance for a step. */
export async function loadInstance(tx: SqlTransaction, id: string): Promise<StoredInstance | undefined> {
  const [row] = await tx.all<Row>(`SELECT ${COLUMNS} FROM engine_instance WHERE id = ?${forUpdate(tx)}`, [id]);
  return row && { ...row, state: JSON.parse(row.state) as InstanceState };
}

/** Reads an instance without keeping others from changing it. */
export async function peekInstance(tx: SqlTransaction, id: string): Promise<StoredInstance | undefined> {
  const [row] = await tx.all<Row>(`SELECT ${COLUMNS} FROM engine_instance WHERE id = ?`, [id]);
  return row && { ...row, state: JSON.parse(row.state) as InstanceState };
}

export async function insertInstance(tx: SqlTransaction, instance: StoredInstance): Promise<void> {
  await tx.run(
    `INSERT INTO engine_instance (id, process_id, version, case_id, root_id, parent_id, parent_key, start_key, started_at, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      instance.id,
      instance.processId,
      instance.version,
      instance.caseId,
      instance.rootId,
      instance.parentId,
      instance.parentKey,
      instance.startKey,
      instance.startedAt,
      JSON.stringify(instance.state),
    ],
  );
}

export async function updateInstance(tx: SqlTransaction, { id, version, state }: StoredInstance): Promise<void> {
  await tx.run('UPDATE engine_instance SET version = ?, state = ? WHERE id = ?', [version, JSON.stringify(state), id]);
}

export async function deleteInstance(tx: SqlTransaction, id: string): Promise<void> {
  await tx.run('DELETE FROM engine_instance WHERE id = ?', [id]);
}

/** True while an instance runs that a message with this start key began. */
export async function hasStartKey(tx: SqlTransaction, startKey: string): Promise<boolean> {
  const rows = await tx.all(`SELECT id FROM engine_instance WHERE start_key = ?${forUpdate(tx)}`, [startKey]);
  return rows.length > 0;
}
