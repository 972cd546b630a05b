import { engineMigrations } from '@safeflow/engine';
import { sql, type Kysely } from 'kysely';
import { isMysql } from '../../db/columns.ts';

/** The tables of the embedded engine, which the engine itself describes. */
export async function up(k: Kysely<never>): Promise<void> {
  const dialect = isMysql(k) ? 'mysql' : 'sqlite';
  for (const { statements } of engineMigrations) {
    for (const statement of statements[dialect]) await sql.raw(statement).execute(k);
  }
}
