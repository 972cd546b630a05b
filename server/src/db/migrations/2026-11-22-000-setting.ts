import type { Kysely } from 'kysely';
import { columns } from '../columns.ts';

export async function up(k: Kysely<never>): Promise<void> {
  await k.schema
    .createTable('setting')
    .addColumn('name', columns.text(100), (column) => column.primaryKey())
    .addColumn('value', columns.text(2000), (column) => column.notNull())
    .execute();
}
