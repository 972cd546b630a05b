import { forUpdate } from '../store/locking.ts';
import type { SqlTransaction, SqlValue } from '../sql.ts';
import type { RemoteInstance } from './remote-instance.ts';

type Row = Omit<RemoteInstance, 'mirror' | 'openTasks'> & { readonly mirror: string; readonly openTasks: string };

const SELECT = `SELECT id, remote_id AS remoteId, process_id AS processId, version, case_id AS caseId, root_id AS rootId,
  parent_id AS parentId, parent_key AS parentKey, state, position, record, mirror, open_tasks AS openTasks,
  started_at AS startedAt, ended_at AS endedAt FROM engine_remote`;

/** Reads an instance by its own id and keeps others from changing it. */
export async function instanceById(tx: SqlTransaction, id: string): Promise<RemoteInstance | undefined> {
  return one(await tx.all<Row>(`${SELECT} WHERE id = ?${forUpdate(tx)}`, [id]));
}

/** Reads an instance by the server's id and keeps others from changing it. */
export async function instanceByRemote(tx: SqlTransaction, remoteId: string): Promise<RemoteInstance | undefined> {
  return one(await tx.all<Row>(`${SELECT} WHERE remote_id = ?${forUpdate(tx)}`, [remoteId]));
}

export async function peekById(tx: SqlTransaction, id: string): Promise<RemoteInstance | undefined> {
  return one(await tx.all<Row>(`${SELECT} WHERE id = ?`, [id]));
}

export async function peekByRemote(tx: SqlTransaction, remoteId: string): Promise<RemoteInstance | undefined> {
  return one(await tx.all<Row>(`${SELECT} WHERE remote_id = ?`, [remoteId]));
}

/** Instances that have not ended, in the order of their ids, from after an id on. */
export async function runningInstances(tx: SqlTransaction, after: string, limit: number): Promise<RemoteInstance[]> {
  const rows = await tx.all<Row>(`${SELECT} WHERE ended_at IS NULL AND id > ? ORDER BY id LIMIT ${limit}`, [after]);
  return rows.map(read);
}

export async function insertInstance(tx: SqlTransaction, instance: RemoteInstance): Promise<void> {
  const { id, processId, startedAt } = instance;
  await tx.run(
    `INSERT INTO engine_remote (remote_id, version, case_id, root_id, parent_id, parent_key, state, position, record, mirror,
      open_tasks, ended_at, id, process_id, started_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [...changing(instance), id, processId, startedAt],
  );
}

export async function updateInstance(tx: SqlTransaction, instance: RemoteInstance): Promise<void> {
  await tx.run(
    `UPDATE engine_remote SET remote_id = ?, version = ?, case_id = ?, root_id = ?, parent_id = ?, parent_key = ?, state = ?,
      position = ?, record = ?, mirror = ?, open_tasks = ?, ended_at = ? WHERE id = ?`,
    [...changing(instance), instance.id],
  );
}

/** Notes the server's id of a started instance, unless its events told it before. */
export async function noteRemoteId(tx: SqlTransaction, id: string, remoteId: string): Promise<void> {
  await tx.run('UPDATE engine_remote SET remote_id = ? WHERE id = ? AND remote_id IS NULL', [remoteId, id]);
}

/** Forgets instances that ended before a time; until then repeated records of theirs are recognised. */
export async function forgetEnded(tx: SqlTransaction, before: number): Promise<void> {
  await tx.run('DELETE FROM engine_remote WHERE ended_at < ?', [before]);
}

/** Forgets how far the records of instances were taken in, after the server began to count them anew. */
export async function forgetRecords(tx: SqlTransaction): Promise<void> {
  await tx.run('UPDATE engine_remote SET record = 0');
  await tx.run('UPDATE engine_remote SET remote_id = NULL WHERE ended_at IS NOT NULL');
}

function changing(instance: RemoteInstance): SqlValue[] {
  return [
    instance.remoteId,
    instance.version,
    instance.caseId,
    instance.rootId,
    instance.parentId,
    instance.parentKey,
    instance.state,
    instance.position,
    instance.record,
    JSON.stringify(instance.mirror ?? null),
    JSON.stringify(instance.openTasks),
    instance.endedAt,
  ];
}

function one([row]: readonly Row[]): RemoteInstance | undefined {
  return row && read(row);
}

function read(row: Row): RemoteInstance {
  return { ...row, mirror: JSON.parse(row.mirror) as unknown, openTasks: JSON.parse(row.openTasks) as string[] };
}
