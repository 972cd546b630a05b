import type { Kysely } from 'kysely';
import { columns } from '../../../db/columns.ts';
import type { SettingTable } from '../../../db/schema.ts';

export async function up(k: Kysely<never>): Promise<void> {
  await createUnits(k);
  await createUsers(k);
  const schema = k as unknown as Kysely<{ setting: SettingTable }>;
  await schema.insertInto('setting').values({ name: 'organisation.version', value: '' }).execute();
}

async function createUnits(k: Kysely<never>): Promise<void> {
  await k.schema
    .createTable('org_unit')
    .addColumn('id', columns.id, (column) => column.primaryKey())
    .addColumn('parent_id', columns.id)
    .addColumn('code', columns.text(32), (column) => column.notNull().unique())
    .addColumn('name', columns.text(100), (column) => column.notNull())
    .addColumn('kind', columns.text(16), (column) => column.notNull())
    .addColumn('region_code', columns.text(6), (column) => column.notNull())
    .addColumn('enabled', columns.flag, (column) => column.notNull())
    .addColumn('head', columns.text(50), (column) => column.notNull())
    .addColumn('phone', columns.text(30), (column) => column.notNull())
    .addColumn('address', columns.text(200), (column) => column.notNull())
    .addColumn('path', columns.text(400), (column) => column.notNull())
    .addColumn('version', columns.integer, (column) => column.notNull())
    .execute();
  await k.schema.createIndex('org_unit_path').on('org_unit').column('path').execute();
}

async function createUsers(k: Kysely<never>): Promise<void> {
  await k.schema
    .createTable('org_user')
    .addColumn('id', columns.id, (column) => column.primaryKey())
    .addColumn('account', columns.text(64), (column) => column.notNull().unique())
    .addColumn('name', columns.text(50), (column) => column.notNull())
    .addColumn('unit_id', columns.id, (column) => column.notNull())
    .addColumn('phone', columns.text(30), (column) => column.notNull())
    .addColumn('enabled', columns.flag, (column) => column.notNull())
    .addColumn('password_hash', columns.text(200), (column) => column.notNull())
    .addColumn('password_changed_at', columns.integer, (column) => column.notNull())
    .addColumn('last_sign_in_at', columns.integer)
    .addColumn('version', columns.integer, (column) => column.notNull())
    .execute();
  await k.schema.createIndex('org_user_unit').on('org_user').column('unit_id').execute();
  await k.schema
    .createTable('org_user_role')
    .addColumn('user_id', columns.id, (column) => column.notNull())
    .addColumn('role', columns.text(32), (column) => column.notNull())
    .addPrimaryKeyConstraint('org_user_role_key', ['user_id', 'role'])
    .execute();
}
