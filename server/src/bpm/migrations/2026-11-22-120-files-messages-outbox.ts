import type { Kysely } from 'kysely';
import { columns, longText } from '../../db/columns.ts';

const { id, text, integer } = columns;

/** Uploaded files, messages to users, intents to the outside, numbers and saved views. */
export async function up(k: Kysely<never>): Promise<void> {
  await createFiles(k);
  await createMessages(k);
  await createOutbox(k);
  await k.schema
    .createTable('bpm_sequence')
    .addColumn('name', text(100), (c) => c.primaryKey())
    .addColumn('last', integer, (c) => c.notNull())
    .execute();
  await k.schema
    .createTable('bpm_saved_view')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('user_id', id, (c) => c.notNull())
    .addColumn('list', text(16), (c) => c.notNull())
    .addColumn('name', text(50), (c) => c.notNull())
    .addColumn('query', longText(k), (c) => c.notNull())
    .addColumn('view_columns', longText(k), (c) => c.notNull())
    .addUniqueConstraint('bpm_saved_view_name', ['user_id', 'list', 'name'])
    .execute();
}

async function createFiles(k: Kysely<never>) {
  await k.schema
    .createTable('bpm_file')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('owner', id, (c) => c.notNull())
    .addColumn('name', text(255), (c) => c.notNull())
    .addColumn('type', text(127), (c) => c.notNull())
    .addColumn('size', integer, (c) => c.notNull())
    .addColumn('hash', id, (c) => c.notNull())
    .addColumn('kind', text(64), (c) => c.notNull())
    .addColumn('uploaded_by', text(100), (c) => c.notNull())
    .addColumn('uploaded_at', integer, (c) => c.notNull())
    .addColumn('case_id', id)
    .addColumn('item_id', id)
    .addColumn('step', text(300), (c) => c.notNull())
    .addColumn('expires_at', integer)
    .execute();
  await k.schema.createIndex('bpm_file_case').on('bpm_file').columns(['case_id', 'uploaded_at']).execute();
  await k.schema.createIndex('bpm_file_expiry').on('bpm_file').column('expires_at').execute();
  await k.schema.createIndex('bpm_file_hash').on('bpm_file').column('hash').execute();
}

async function createMessages(k: Kysely<never>) {
  await k.schema
    .createTable('bpm_message')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('user_id', id, (c) => c.notNull())
    .addColumn('dedupe', text(200), (c) => c.notNull().unique())
    .addColumn('at', integer, (c) => c.notNull())
    .addColumn('title', text(200), (c) => c.notNull())
    .addColumn('text', longText(k), (c) => c.notNull())
    .addColumn('title_en', text(200), (c) => c.notNull())
    .addColumn('text_en', longText(k), (c) => c.notNull())
    .addColumn('case_id', id)
    .addColumn('item_id', id)
    .addColumn('state', text(8), (c) => c.notNull())
    .execute();
  await k.schema.createIndex('bpm_message_user').on('bpm_message').columns(['user_id', 'id', 'state']).execute();
  await k.schema.createIndex('bpm_message_state').on('bpm_message').columns(['user_id', 'state', 'id']).execute();
}

async function createOutbox(k: Kysely<never>) {
  await k.schema
    .createTable('bpm_outbox')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('stream', id, (c) => c.notNull())
    .addColumn('case_id', id)
    .addColumn('channel', text(16), (c) => c.notNull())
    .addColumn('payload', longText(k), (c) => c.notNull())
    .addColumn('idempotency_key', text(200), (c) => c.notNull().unique())
    .addColumn('state', text(16), (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('next_at', integer, (c) => c.notNull())
    .addColumn('lease', id)
    .addColumn('error', longText(k), (c) => c.notNull())
    .addColumn('created_at', integer, (c) => c.notNull())
    .addColumn('sent_at', integer)
    .execute();
  await k.schema.createIndex('bpm_outbox_due').on('bpm_outbox').columns(['state', 'next_at', 'id']).execute();
  await k.schema.createIndex('bpm_outbox_stream').on('bpm_outbox').columns(['stream', 'state', 'id']).execute();
}
