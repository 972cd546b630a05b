import type { Kysely } from 'kysely';
import { columns, longText } from '../../../db/columns.ts';

const CODES = ['form', 'channel', 'industry', 'matter', 'verified_true', 'reward_state', 'not_accept_reason'];
const TEXTS = [
  'facts',
  'reporter_name',
  'reporter_phone',
  'reporter_id_number',
  'reporter_address',
  'supplement',
  'verification',
  'duplicates',
];
const LINES = ['place', 'title', 'enterprise', 'duplicate_of', 'hand_out_to', 'place_key', 'enterprise_key'];
const PARAGRAPHS = [
  'missing_items',
  'not_accept_explanation',
  'instruction',
  'application_reason',
  'extension_reason',
  'handling',
  'closing_note',
  'public_answer',
];

export async function up(k: Kysely<never>): Promise<void> {
  let table = k.schema.createTable('report').addColumn('case_id', columns.id, (column) => column.primaryKey());
  for (const name of CODES) table = table.addColumn(name, columns.text(64), (column) => column.notNull());
  for (const name of LINES) table = table.addColumn(name, columns.text(200), (column) => column.notNull());
  for (const name of [...TEXTS, ...PARAGRAPHS])
    table = table.addColumn(name, longText(k), (column) => column.notNull());
  for (const name of ['lead_unit_id', 'handling_unit_id'])
    table = table.addColumn(name, columns.id, (column) => column.notNull());
  for (const name of ['report_required', 'notify_reporter'])
    table = table.addColumn(name, columns.flag, (column) => column.notNull());
  for (const name of ['received_on', 'rewarded_on']) table = table.addColumn(name, columns.text(10));
  for (const name of ['penalty_fen', 'reward_fen', 'accepted_at', 'closed_at'])
    table = table.addColumn(name, columns.integer);
  await table
    .addColumn('region_code', columns.text(6), (column) => column.notNull())
    .addColumn('extended_days', columns.integer, (column) => column.notNull())
    .execute();
  for (const [name, key] of [
    ['enterprise', 'enterprise_key'],
    ['place', 'place_key'],
  ] as const) {
    await k.schema.createIndex(`report_${name}`).on('report').columns(['region_code', key, 'case_id']).execute();
  }
  await k.schema.createIndex('report_region').on('report').columns(['region_code', 'case_id']).execute();
}
