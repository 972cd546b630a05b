import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { columns } from '../../../db/columns.ts';
import type { RegionTable } from '../identity-tables.ts';
import { parseRegions } from '../regions/parse-regions.ts';

const LIST = join(import.meta.dirname, '../regions/gb2260-2023-06-30.tsv');
const BATCH = 500;

export async function up(k: Kysely<never>): Promise<void> {
  await k.schema
    .createTable('org_region')
    .addColumn('code', columns.text(6), (column) => column.notNull())
    .addColumn('name', columns.text(50), (column) => column.notNull())
    .addColumn('parent', columns.text(6))
    .addColumn('valid_from', columns.text(10), (column) => column.notNull())
    .addColumn('valid_to', columns.text(10))
    .addPrimaryKeyConstraint('org_region_key', ['code', 'valid_from'])
    .execute();
  const rows = parseRegions(await readFile(LIST, 'utf8')).map((region) => ({
    ...region,
    valid_from: '2023-06-30',
    valid_to: null,
  }));
  const schema = k as unknown as Kysely<{ org_region: RegionTable }>;
  for (let start = 0; start < rows.length; start += BATCH) {
    await schema
      .insertInto('org_region')
      .values(rows.slice(start, start + BATCH))
      .execute();
  }
}
