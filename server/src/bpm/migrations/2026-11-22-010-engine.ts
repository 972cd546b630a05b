import type { Kysely } from 'kysely';
import { runEngineMigration } from '../definition/engine-migration.ts';

/** The tables of the embedded engine, which the engine itself describes. */
export function up(k: Kysely<never>): Promise<void> {
  return runEngineMigration(k, '2026-11-22-engine-tables');
}
