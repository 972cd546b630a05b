import type { WorkerContext } from '@safeflow/contracts';

/** Ids of the users of a unit who have at least one of the roles. */
export async function usersWithRoles(
  context: WorkerContext,
  unitId: string,
  ...roles: readonly string[]
): Promise<string[]> {
  const users = await Promise.all(roles.map((role) => context.usersOf(unitId, role)));
  return [...new Set(users.flat())];
}
