import type { z } from 'zod';
import type { Incident, incidentQuerySchema, Page } from '@safeflow/contracts';
import type { KernelContext } from '../kernel-context.ts';
import { readCursor } from '../keyset-cursor.ts';
import { COUNTED, pageOf } from '../page-of.ts';

/** Incidents by their state, latest first. */
export async function listIncidents(
  { database }: KernelContext,
  { state, cursor, limit }: z.output<typeof incidentQuerySchema>,
): Promise<Page<Incident>> {
  const after = readCursor(cursor);
  const all = database.read.selectFrom('bpm_incident as incident').where('incident.state', '=', state);
  const capped = all.select('incident.id').limit(COUNTED + 1);
  const count = database.read.selectFrom(capped.as('rows')).select((eb) => eb.fn.countAll().as('total'));
  const [rows, { total }] = await Promise.all([
    (after ? all.where('incident.id', '<', after.id) : all)
      .innerJoin('bpm_case as owner', 'owner.id', 'incident.case_id')
      .selectAll('incident')
      .select('owner.number')
      .orderBy('incident.id', 'desc')
      .limit(limit + 1)
      .execute(),
    count.executeTakeFirstOrThrow(),
  ]);
  const positions = rows.map(({ id, created_at: key }) => ({ id, key }));
  return pageOf(positions, limit, Number(total), async (ids) =>
    rows.slice(0, ids.length).map((row) => ({
      id: row.id,
      instanceId: row.instance_id,
      caseId: row.case_id,
      caseNumber: row.number,
      processId: row.process_id,
      version: row.version,
      elementId: row.element_id,
      elementName: row.element_name,
      code: row.code,
      message: row.message,
      createdAt: new Date(row.created_at).toISOString(),
      resolvedAt: row.resolved_at === null ? null : new Date(row.resolved_at).toISOString(),
    })),
  );
}
