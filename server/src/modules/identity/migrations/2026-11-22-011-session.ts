import type { Kysely } from 'kysely';
import { columns } from '../../../db/columns.ts';

export async function up(k: Kysely<never>): Promise<void> {
  await k.schema
    .createTable('org_session')
    .addColumn('token_hash', columns.text(64), (column) => column.primaryKey())
    .addColumn('user_id', columns.id, (column) => column.notNull())
    .addColumn('csrf_token', columns.text(64), (column) => column.notNull())
    .addColumn('created_at', columns.integer, (column) => column.notNull())
    .addColumn('last_seen_at', columns.integer, (column) => column.notNull())
    .addColumn('expires_at', columns.integer, (column) => column.notNull())
    .execute();
  await k.schema.createIndex('org_session_user').on('org_session').column('user_id').execute();
  await k.schema.createIndex('org_session_expiry').on('org_session').column('expires_at').execute();
  await k.schema
    .createTable('org_captcha')
    .addColumn('id', columns.id, (column) => column.primaryKey())
    .addColumn('answer_hash', columns.text(64), (column) => column.notNull())
    .addColumn('expires_at', columns.integer, (column) => column.notNull())
    .execute();
  await k.schema.createIndex('org_captcha_expiry').on('org_captcha').column('expires_at').execute();
  await k.schema
    .createTable('org_sign_in_failure')
    .addColumn('account', columns.text(64), (column) => column.primaryKey())
    .addColumn('failures', columns.integer, (column) => column.notNull())
    .addColumn('last_at', columns.integer, (column) => column.notNull())
    .addColumn('locked_until', columns.integer, (column) => column.notNull())
    .execute();
  await k.schema.createIndex('org_sign_in_failure_last').on('org_sign_in_failure').column('last_at').execute();
}
