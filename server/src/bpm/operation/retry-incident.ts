import { EngineRejection } from '@safeflow/engine';
import { defineError, notFound } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import type { KernelContext } from '../kernel-context.ts';
import { readYourWrites } from '../read-your-writes.ts';

const RETRIES = 3;

const alreadyResolved = defineError('incident-resolved', 409, {
  zh: '该异常已处理，无需重试。',
  en: 'This failure has been resolved already.',
});

/** Lets a failed step be tried again (PLT-074). */
export async function retryIncident(context: KernelContext, principal: Principal, id: string): Promise<void> {
  await readYourWrites(context, async (tx) => {
    const row = await tx.k.selectFrom('bpm_incident').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) throw notFound();
    if (row.state === 'resolved') throw alreadyResolved();
    const { instance_id: instanceId, incident_key: incidentKey } = row;
    try {
      await context.engine.send(tx, { type: 'resolve-incident', instanceId, incidentKey, retries: RETRIES });
    } catch (error) {
      throw error instanceof EngineRejection ? alreadyResolved() : error;
    }
    await context.audit.record(tx, { principal, action: 'incident.retry', object: id, detail: row.element_id });
  });
}
