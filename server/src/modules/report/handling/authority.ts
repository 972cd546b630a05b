import type { Directory, DirectoryUnit } from '../../../bpm/directory.ts';

/** The authority of a unit: for an internal department the nearest unit above that is none. */
export async function authorityOf(directory: Directory, unitId: string): Promise<DirectoryUnit> {
  const unit = await directory.unit(unitId);
  if (!unit) throw new Error(`Expected unit "${unitId}" to exist, but it does not.`);
  return unit.kind === 'department' && unit.parentId !== null ? authorityOf(directory, unit.parentId) : unit;
}
