import type { Kysely } from 'kysely';
import { columns } from '../../db/columns.ts';

/** Requests that open cases: of two that come at once, the second one waits for the first and finds its case. */
export async function up(k: Kysely<never>): Promise<void> {
  await k.schema
    .createTable('bpm_request')
    .addColumn('id', columns.text(128), (c) => c.primaryKey())
    .execute();
}
