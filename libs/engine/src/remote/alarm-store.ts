import { createHash } from 'node:crypto';
import type { AlarmCode, EngineAlarm } from '../engine-health.ts';
import type { SqlTransaction } from '../sql.ts';
import { insertOrIgnore } from './insert-or-ignore.ts';

/** Raises an alarm unless the same one is open, and tells its id; that the server is away is one, whatever the words. */
export async function raiseAlarm(tx: SqlTransaction, code: AlarmCode, message: string, at: number): Promise<string> {
  const id = createHash('sha256')
    .update(code === 'unreachable' ? code : `${code}\n${message}`)
    .digest('hex')
    .slice(0, 32);
  await insertOrIgnore(tx, 'engine_alarm', { id, code, message, raised_at: at });
  return id;
}

export function openAlarms(tx: SqlTransaction): Promise<EngineAlarm[]> {
  return tx.all<EngineAlarm>('SELECT id, code, message, raised_at AS at FROM engine_alarm ORDER BY raised_at DESC, id');
}

export async function deleteAlarm(tx: SqlTransaction, id: string): Promise<void> {
  await tx.run('DELETE FROM engine_alarm WHERE id = ?', [id]);
}

/** Takes back every alarm of a code, because what it told is over. */
export async function endAlarms(tx: SqlTransaction, code: AlarmCode): Promise<void> {
  await tx.run('DELETE FROM engine_alarm WHERE code = ?', [code]);
}
