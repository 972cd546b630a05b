import type { Kysely } from 'kysely';
import { columns } from '../../db/columns.ts';
import type { SettingTable } from '../../db/schema.ts';

export async function up(k: Kysely<never>): Promise<void> {
  await k.schema
    .createTable('calendar_day')
    .addColumn('day', columns.text(10), (column) => column.primaryKey())
    .addColumn('working', columns.flag, (column) => column.notNull())
    .addColumn('name', columns.text(50), (column) => column.notNull())
    .execute();
  const schema = k as unknown as Kysely<{ setting: SettingTable }>;
  await schema.insertInto('setting').values({ name: 'calendar.version', value: '' }).execute();
}
