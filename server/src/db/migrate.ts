import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Schema } from './schema.ts';

const SOURCE = join(import.meta.dirname, '..');

/**
 * Runs the migrations not run yet, in the order of their file names. They lie in the `migrations` folder of the feature that
 * owns the tables, named `<date>-<number>-<what>.ts`, each exporting `up`; there is no way down.
 */
export async function migrate(k: Kysely<Schema>): Promise<string[]> {
  // Features own their tables, so a migration of one may be added between those of another that have run.
  const migrator = new Migrator({ db: k, provider: { getMigrations }, allowUnorderedMigrations: true });
  const { error, results = [] } = await migrator.migrateToLatest();
  const failed = results.find(({ status }) => status === 'Error');
  if (error) throw new Error(`Migration ${failed?.migrationName ?? 'set'} failed.`, { cause: error });
  return results.filter(({ status }) => status === 'Success').map(({ migrationName }) => migrationName);
}

async function getMigrations(): Promise<Record<string, Migration>> {
  const files = await readdir(SOURCE, { recursive: true });
  const migrations: Record<string, Migration> = {};
  for (const file of files) {
    if (!/(^|[\\/])migrations[\\/][^\\/]+\.ts$/.test(file) || file.endsWith('.spec.ts')) continue;
    migrations[basename(file, '.ts')] = (await import(join(SOURCE, file))) as Migration;
  }
  return migrations;
}
