import { sql, type Kysely } from 'kysely';
import { columns, isMysql, longText } from '../../db/columns.ts';

const { id, text, integer, flag } = columns;

/** Cases, who may see them, their process instances and what happened to them. */
export async function up(k: Kysely<never>): Promise<void> {
  await createDefinitions(k);
  await createCaseTypes(k);
  await createCases(k);
  await createCaseScopes(k);
  await createInstances(k);
  await createTimeline(k);
  await createIncidents(k);
}

async function createDefinitions(k: Kysely<never>) {
  await k.schema
    .createTable('bpm_definition')
    .addColumn('process_id', text(100), (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('hash', id, (c) => c.notNull())
    .addColumn('resource', text(300), (c) => c.notNull())
    .addColumn('name', text(200), (c) => c.notNull())
    .addColumn('case_type', text(64), (c) => c.notNull())
    .addColumn('xml', longText(k), (c) => c.notNull())
    .addColumn('deployed_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('bpm_definition_pk', ['process_id', 'version'])
    .execute();
  await k.schema
    .createTable('bpm_form')
    .addColumn('hash', id, (c) => c.primaryKey())
    .addColumn('form_id', text(100), (c) => c.notNull())
    .addColumn('content', longText(k), (c) => c.notNull())
    .addColumn('deployed_at', integer, (c) => c.notNull())
    .execute();
}

async function createCaseTypes(k: Kysely<never>) {
  await k.schema
    .createTable('bpm_case_type')
    .addColumn('id', text(64), (c) => c.primaryKey())
    .addColumn('content', longText(k), (c) => c.notNull())
    .execute();
}

async function createCases(k: Kysely<never>) {
  await k.schema
    .createTable('bpm_case')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('seq', integer, (c) => c.notNull().unique())
    .addColumn('type', text(64), (c) => c.notNull())
    .addColumn('number', text(64), (c) => c.notNull().unique())
    .addColumn('title', text(300), (c) => c.notNull())
    .addColumn('status', text(64), (c) => c.notNull())
    .addColumn('open', flag, (c) => c.notNull())
    .addColumn('unit_id', id, (c) => c.notNull())
    .addColumn('region_code', text(6), (c) => c.notNull())
    .addColumn('industry', text(64), (c) => c.notNull())
    .addColumn('priority', text(16), (c) => c.notNull())
    .addColumn('confidentiality', text(16), (c) => c.notNull())
    .addColumn('created_at', integer, (c) => c.notNull())
    .addColumn('due_at', integer)
    .addColumn('near_at', integer)
    .addColumn('closed_at', integer)
    .addColumn('holders', longText(k), (c) => c.notNull())
    .addColumn('record', longText(k))
    .addColumn('request_id', text(128), (c) => c.unique())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
}

/**
 * One row for each key by which a case may be seen: an authority above a unit that takes part, a person, a candidate group.
 * It repeats what lists filter by, so that a list in scope is one walk over one index.
 */
async function createCaseScopes(k: Kysely<never>) {
  const table = k.schema
    .createTable('bpm_case_scope')
    .addColumn('scope', integer, (c) => c.notNull())
    .addColumn('seq', integer, (c) => c.notNull())
    .addColumn('status', text(64), (c) => c.notNull())
    .addColumn('region_code', text(6), (c) => c.notNull())
    .addColumn('type', text(64), (c) => c.notNull())
    .addColumn('industry', text(64), (c) => c.notNull())
    .addColumn('open', flag, (c) => c.notNull())
    .addColumn('due_key', integer, (c) => c.notNull())
    .addColumn('near_key', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('bpm_case_scope_pk', ['scope', 'seq']);
  // Clustered by its key on both databases, as it always is on MySQL.
  await (isMysql(k) ? table : table.modifyEnd(sql`without rowid`)).execute();
  await k.schema
    .createIndex('bpm_case_scope_status')
    .on('bpm_case_scope')
    .columns(['scope', 'status', 'seq', 'region_code', 'type', 'industry', 'open', 'due_key', 'near_key'])
    .execute();
  await k.schema
    .createIndex('bpm_case_scope_due')
    .on('bpm_case_scope')
    .columns(['scope', 'due_key', 'seq', 'open', 'status', 'region_code', 'type', 'industry', 'near_key'])
    .execute();
  await k.schema.createIndex('bpm_case_scope_seq').on('bpm_case_scope').columns(['seq', 'scope']).execute();
}

async function createInstances(k: Kysely<never>) {
  await k.schema
    .createTable('bpm_instance')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('case_id', id, (c) => c.notNull())
    .addColumn('root_id', id, (c) => c.notNull())
    .addColumn('process_id', text(100), (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('role', text(16), (c) => c.notNull())
    .addColumn('state', text(16), (c) => c.notNull())
    .addColumn('status', text(64), (c) => c.notNull())
    .addColumn('leads', flag, (c) => c.notNull())
    .addColumn('started_at', integer, (c) => c.notNull())
    .addColumn('ended_at', integer)
    .addColumn('position', integer, (c) => c.notNull())
    .addColumn('marks', longText(k), (c) => c.notNull())
    .execute();
  await k.schema.createIndex('bpm_instance_case').on('bpm_instance').columns(['case_id', 'started_at']).execute();
  await k.schema
    .createIndex('bpm_instance_definition')
    .on('bpm_instance')
    .columns(['process_id', 'version', 'state'])
    .execute();
}

async function createTimeline(k: Kysely<never>) {
  await k.schema
    .createTable('bpm_timeline')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('case_id', id, (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .addColumn('kind', text(16), (c) => c.notNull())
    .addColumn('title', text(300), (c) => c.notNull())
    .addColumn('title_en', text(300), (c) => c.notNull())
    .addColumn('actor_name', text(100))
    .addColumn('unit_name', text(200))
    .addColumn('opinion', longText(k), (c) => c.notNull())
    .addColumn('answers', longText(k), (c) => c.notNull())
    .addColumn('file_ids', longText(k), (c) => c.notNull())
    .addColumn('duration', integer)
    .addColumn('element_id', text(100))
    .addColumn('instance_id', id)
    .addColumn('milestone', text(64))
    .execute();
  await k.schema.createIndex('bpm_timeline_case').on('bpm_timeline').columns(['case_id', 'at', 'id']).execute();
}

async function createIncidents(k: Kysely<never>) {
  await k.schema
    .createTable('bpm_incident')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('instance_id', id, (c) => c.notNull())
    .addColumn('incident_key', id, (c) => c.notNull())
    .addColumn('case_id', id, (c) => c.notNull())
    .addColumn('process_id', text(100), (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('element_id', text(100), (c) => c.notNull())
    .addColumn('element_name', text(300), (c) => c.notNull())
    .addColumn('code', text(64), (c) => c.notNull())
    .addColumn('message', longText(k), (c) => c.notNull())
    .addColumn('state', text(16), (c) => c.notNull())
    .addColumn('created_at', integer, (c) => c.notNull())
    .addColumn('resolved_at', integer)
    .addUniqueConstraint('bpm_incident_key', ['instance_id', 'incident_key'])
    .execute();
  await k.schema.createIndex('bpm_incident_state').on('bpm_incident').columns(['state', 'id']).execute();
  await k.schema.createIndex('bpm_incident_case').on('bpm_incident').columns(['case_id', 'state']).execute();
}
