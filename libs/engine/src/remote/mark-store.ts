import type { SqlTransaction } from '../sql.ts';

export async function readMark(tx: SqlTransaction, name: string): Promise<string | undefined> {
  const [row] = await tx.all<{ value: string }>('SELECT value FROM engine_mark WHERE name = ?', [name]);
  return row?.value;
}

export async function writeMark(tx: SqlTransaction, name: string, value: string): Promise<void> {
  const upsert =
    tx.dialect === 'mysql'
      ? 'ON DUPLICATE KEY UPDATE value = VALUES(value)'
      : 'ON CONFLICT (name) DO UPDATE SET value = excluded.value';
  await tx.run(`INSERT INTO engine_mark (name, value) VALUES (?, ?) ${upsert}`, [name, value]);
}
