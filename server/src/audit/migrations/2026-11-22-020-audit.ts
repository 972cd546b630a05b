import type { Kysely } from 'kysely';
import { columns, longText } from '../../db/columns.ts';

export async function up(k: Kysely<never>): Promise<void> {
  await k.schema
    .createTable('audit_log')
    .addColumn('seq', columns.integer, (column) => column.primaryKey())
    .addColumn('at', columns.integer, (column) => column.notNull())
    .addColumn('actor_id', columns.id, (column) => column.notNull())
    .addColumn('actor_name', columns.text(100), (column) => column.notNull())
    .addColumn('unit_name', columns.text(100), (column) => column.notNull())
    .addColumn('unit_path', columns.text(400), (column) => column.notNull())
    .addColumn('address', columns.text(64), (column) => column.notNull())
    .addColumn('action', columns.text(100), (column) => column.notNull())
    .addColumn('object', columns.text(200), (column) => column.notNull())
    .addColumn('result', columns.text(16), (column) => column.notNull())
    .addColumn('detail', longText(k), (column) => column.notNull())
    .addColumn('previous_hash', columns.text(64), (column) => column.notNull())
    .addColumn('hash', columns.text(64), (column) => column.notNull())
    .execute();
  await k.schema.createIndex('audit_log_at').on('audit_log').columns(['at', 'seq']).execute();
  await k.schema.createIndex('audit_log_action').on('audit_log').columns(['action', 'seq']).execute();
  await k.schema.createIndex('audit_log_result').on('audit_log').columns(['result', 'seq']).execute();
  await k.schema
    .createTable('audit_head')
    .addColumn('id', columns.integer, (column) => column.primaryKey())
    .addColumn('seq', columns.integer, (column) => column.notNull())
    .addColumn('hash', columns.text(64), (column) => column.notNull())
    .execute();
  const schema = k as unknown as Kysely<{ audit_head: { id: number; seq: number; hash: string } }>;
  await schema.insertInto('audit_head').values({ id: 1, seq: 0, hash: '' }).execute();
}
