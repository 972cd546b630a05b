import { engineMigrations } from '@safeflow/engine';
import { sql, type Kysely } from 'kysely';
import { isMysql } from '../../db/columns.ts';

/** Runs one change of the embedded engine's tables, which the engine itself describes. */
export async function runEngineMigration(k: Kysely<never>, name: string): Promise<void> {
  const migration = engineMigrations.find((candidate) => candidate.name === name);
  if (!migration) throw new Error(`Expected the engine migration "${name}", but there is none.`);
  for (const statement of migration.statements[isMysql(k) ? 'mysql' : 'sqlite']) await sql.raw(statement).execute(k);
}
