import type { WorkerContext } from '@safeflow/contracts';

/** The authority of a unit: for an internal department the nearest unit above that is none. */
export async function authorityOf(context: WorkerContext, unitId: string): Promise<string> {
  const unit = await context.readUnit(unitId);
  return unit.kind === 'department' && unit.parentId !== null ? authorityOf(context, unit.parentId) : unit.id;
}
