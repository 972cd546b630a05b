import type { Kysely } from 'kysely';
import { runEngineMigration } from '../definition/engine-migration.ts';

/** What is kept beside an engine on a server of its own. */
export function up(k: Kysely<never>): Promise<void> {
  return runEngineMigration(k, '2026-11-25-engine-remote');
}
