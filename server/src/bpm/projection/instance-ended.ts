import { changeCase } from '../case/change-case.ts';
import type { Projecting } from './project-events.ts';

/** With the main instance the case is closed and its deadline watch has nothing left to watch. */
export async function instanceEnded({ context, tx, event, instance }: Projecting): Promise<void> {
  const { row } = instance;
  if (row.role !== 'main' || row.root_id !== row.id) return;
  await changeCase(tx, row.case_id, { open: 0, closed_at: event.at });
  const watches = await tx.k
    .selectFrom('bpm_instance')
    .select('id')
    .where('case_id', '=', row.case_id)
    .where('role', '=', 'watch')
    .where('state', '=', 'active')
    .execute();
  for (const { id } of watches) await context.engine.send(tx, { type: 'cancel-instance', instanceId: id });
}
