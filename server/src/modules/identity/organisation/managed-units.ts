import type { Principal } from '../../../http/principal.ts';
import type { OrganisationSnapshot, OrganisationUnit } from './organisation-snapshot.ts';

/** Roles that administer everything below their authority; all others reach one level down (RPT-070). */
const WHOLE_SUBTREE = ['system-admin', 'security-admin'];

/** The authority a unit belongs to: itself, or for an internal department the nearest unit above that is none. */
export function authorityOf(snapshot: OrganisationSnapshot, unitId: string): OrganisationUnit | undefined {
  let unit = snapshot.units.get(unitId);
  while (unit?.kind === 'department' && unit.parentId !== null) unit = snapshot.units.get(unit.parentId);
  return unit;
}

/** Units an administrator may change: his authority, the authorities directly below, and the departments of both (RPT-070, RPT-071). */
export function managedUnits(snapshot: OrganisationSnapshot, principal: Principal): ReadonlySet<string> {
  const own = authorityOf(snapshot, principal.unitId);
  if (!own) return new Set();
  const reach = principal.roles.some((role) => WHOLE_SUBTREE.includes(role)) ? Infinity : 1;
  const below = [...snapshot.units.values()].filter((unit) => unit.path.startsWith(own.path));
  return new Set(below.filter((unit) => levelsBelow(snapshot, unit, own.id) <= reach).map(({ id }) => id));
}

function levelsBelow(snapshot: OrganisationSnapshot, unit: OrganisationUnit, topId: string): number {
  const between = unit.path.split(`/${topId}/`)[1]?.split('/') ?? [];
  return between.filter((id) => id !== '' && snapshot.units.get(id)?.kind !== 'department').length;
}
