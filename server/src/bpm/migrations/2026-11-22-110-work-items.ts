import type { Kysely } from 'kysely';
import { columns, longText } from '../../db/columns.ts';

const { id, text, integer, flag } = columns;

/** Work items, whose inbox they lie in, who has read them, and drafts. */
export async function up(k: Kysely<never>): Promise<void> {
  await createWorkItems(k);
  await k.schema
    .createTable('bpm_inbox')
    .addColumn('holder', text(140), (c) => c.notNull())
    .addColumn('item_id', id, (c) => c.notNull())
    .addColumn('state', text(8), (c) => c.notNull())
    .addColumn('due_key', integer, (c) => c.notNull())
    .addColumn('near_key', integer, (c) => c.notNull())
    .addColumn('sort_at', integer, (c) => c.notNull())
    .addColumn('case_type', text(64), (c) => c.notNull())
    .addColumn('element_id', text(100), (c) => c.notNull())
    .addPrimaryKeyConstraint('bpm_inbox_pk', ['holder', 'item_id'])
    .execute();
  const inbox = ['case_type', 'element_id', 'near_key'] as const;
  await k.schema
    .createIndex('bpm_inbox_due')
    .on('bpm_inbox')
    .columns(['holder', 'state', 'due_key', 'item_id', 'sort_at', ...inbox])
    .execute();
  await k.schema
    .createIndex('bpm_inbox_sort')
    .on('bpm_inbox')
    .columns(['holder', 'state', 'sort_at', 'item_id', 'due_key', ...inbox])
    .execute();
  await k.schema.createIndex('bpm_inbox_item').on('bpm_inbox').column('item_id').execute();
  await k.schema
    .createTable('bpm_read')
    .addColumn('user_id', id, (c) => c.notNull())
    .addColumn('item_id', id, (c) => c.notNull())
    .addPrimaryKeyConstraint('bpm_read_pk', ['user_id', 'item_id'])
    .execute();
  await k.schema
    .createTable('bpm_draft')
    .addColumn('item_id', id, (c) => c.primaryKey())
    .addColumn('draft_values', longText(k), (c) => c.notNull())
    .addColumn('opinion', longText(k), (c) => c.notNull())
    .addColumn('file_ids', longText(k), (c) => c.notNull())
    .addColumn('saved_at', integer, (c) => c.notNull())
    .execute();
}

async function createWorkItems(k: Kysely<never>) {
  await k.schema
    .createTable('bpm_work_item')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('case_id', id, (c) => c.notNull())
    .addColumn('instance_id', id, (c) => c.notNull())
    .addColumn('task_key', id, (c) => c.notNull())
    .addColumn('process_id', text(100), (c) => c.notNull())
    .addColumn('process_version', 'integer', (c) => c.notNull())
    .addColumn('element_id', text(100), (c) => c.notNull())
    .addColumn('name', text(300), (c) => c.notNull())
    .addColumn('name_en', text(300), (c) => c.notNull())
    .addColumn('state', text(16), (c) => c.notNull())
    .addColumn('candidates', longText(k), (c) => c.notNull())
    .addColumn('assignee_id', id)
    .addColumn('assignee_name', text(100))
    .addColumn('unit_id', id, (c) => c.notNull())
    .addColumn('unit_name', text(200), (c) => c.notNull())
    .addColumn('from_name', text(300), (c) => c.notNull())
    .addColumn('form_hash', id)
    .addColumn('variables', longText(k), (c) => c.notNull())
    .addColumn('submitted', longText(k))
    .addColumn('opinion', longText(k))
    .addColumn('created_at', integer, (c) => c.notNull())
    .addColumn('due_at', integer)
    .addColumn('near_at', integer)
    .addColumn('claimed_at', integer)
    .addColumn('completed_at', integer)
    .addColumn('engine_done', flag, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addUniqueConstraint('bpm_work_item_task', ['instance_id', 'task_key'])
    .execute();
  await k.schema.createIndex('bpm_work_item_case').on('bpm_work_item').columns(['case_id', 'state']).execute();
}
