import type { WorkerContext } from '@safeflow/contracts';

/** Direct leaders of a unit, or of the nearest one above that has any: departments and townships have none of their own (RPT-043). */
export async function directLeadersOf(context: WorkerContext, unitId: string): Promise<string[]> {
  const leaders = await context.usersOf(unitId, 'direct-leader');
  if (leaders.length > 0) return leaders;
  const { parentId } = await context.readUnit(unitId);
  return parentId === null ? [] : directLeadersOf(context, parentId);
}
