import type { Kysely } from 'kysely';
import { columns, longText } from '../../db/columns.ts';

export async function up(k: Kysely<never>): Promise<void> {
  await k.schema
    .createTable('sim_message')
    .addColumn('id', columns.id, (column) => column.primaryKey())
    .addColumn('idempotency_key', columns.text(200), (column) => column.notNull().unique())
    .addColumn('at', columns.integer, (column) => column.notNull())
    .addColumn('channel', columns.text(16), (column) => column.notNull())
    .addColumn('recipient', columns.text(200), (column) => column.notNull())
    .addColumn('template', columns.text(100), (column) => column.notNull())
    .addColumn('text', longText(k), (column) => column.notNull())
    .addColumn('case_number', columns.text(64))
    .execute();
  await k.schema.createIndex('sim_message_at').on('sim_message').columns(['at', 'id']).execute();
  await k.schema.createIndex('sim_message_recipient').on('sim_message').columns(['recipient', 'at']).execute();
}
