import type { SelectQueryBuilder } from 'kysely';
import type { z } from 'zod';
import type { auditPageSchema, auditQuerySchema } from '@safeflow/contracts';
import { dayNumber, endOfDayNumber, startOfDayNumber } from '../calendar/china-day.ts';
import type { Database } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';
import { defineError } from '../http/errors.ts';
import type { Principal } from '../http/principal.ts';
import type { AuditLogTable } from './audit-tables.ts';

type Query = z.infer<typeof auditQuerySchema>;
type Rows = SelectQueryBuilder<Schema, 'audit_log', object>;

const COUNTED = 1000;
const badCursor = defineError('invalid-cursor', 400, {
  zh: '翻页位置无效，请重新查询。',
  en: 'The page position is not valid. Please search again.',
});

/** One page of the audit log, newest first; a reader below the root sees his unit's subtree (NFR-024). */
export async function listAudit(
  database: Database,
  query: Query,
  reader: Principal,
): Promise<z.infer<typeof auditPageSchema>> {
  const before = query.cursor === undefined ? undefined : Number(query.cursor);
  if (before !== undefined && !Number.isSafeInteger(before)) throw badCursor({ field: 'cursor' });
  const wanted = filtered(database.read.selectFrom('audit_log'), query, reader);
  let page = wanted
    .selectAll()
    .orderBy('seq', 'desc')
    .limit(query.limit + 1);
  if (before !== undefined) page = page.where('seq', '<', before);
  const rows = await page.execute();
  const counted = await database.read
    .selectFrom(
      wanted
        .select('seq')
        .limit(COUNTED + 1)
        .as('matches'),
    )
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toEntry),
    nextCursor: rows.length > query.limit && last ? String(last.seq) : null,
    total: Math.min(counted.total, COUNTED),
    totalIsEstimate: counted.total > COUNTED,
  };
}

function filtered(rows: Rows, query: Query, reader: Principal): Rows {
  const { q, action, result, from, to } = query;
  let wanted = rows;
  const root = `/${reader.unitPath.split('/')[1] ?? ''}/`;
  if (reader.unitPath !== root) wanted = wanted.where('unit_path', 'like', `${reader.unitPath}%`);
  if (action) wanted = wanted.where('action', '=', action);
  if (result) wanted = wanted.where('result', '=', result);
  if (from) wanted = wanted.where('at', '>=', startOfDayNumber(dayNumber(from)));
  if (to) wanted = wanted.where('at', '<=', endOfDayNumber(dayNumber(to)));
  if (!q) return wanted;
  const pattern = `%${q.replace(/[\\%_]/g, '')}%`;
  return wanted.where((eb) =>
    eb.or([eb('actor_name', 'like', pattern), eb('object', 'like', pattern), eb('detail', 'like', pattern)]),
  );
}

function toEntry(row: AuditLogTable) {
  return {
    id: String(row.seq),
    at: new Date(row.at).toISOString(),
    actorName: row.actor_name,
    unitName: row.unit_name,
    address: row.address,
    action: row.action,
    object: row.object,
    result: row.result,
    detail: row.detail,
  };
}
