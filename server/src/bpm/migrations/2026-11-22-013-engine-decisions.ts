import type { Kysely } from 'kysely';
import { runEngineMigration } from '../definition/engine-migration.ts';

/** The embedded engine's table of decisions. */
export function up(k: Kysely<never>): Promise<void> {
  return runEngineMigration(k, '2026-11-22-engine-decisions');
}
