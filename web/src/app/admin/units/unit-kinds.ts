import type { UnitKind } from '@safeflow/contracts';

const below: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  province: ['city', 'department', 'regulator'],
  city: ['county', 'department', 'regulator'],
  county: ['township', 'department', 'regulator'],
  township: ['department'],
  regulator: ['department'],
  department: [],
};

/** Kinds of unit that may be added directly below one of a kind (RPT-071). */
export function kindsBelow(kind: UnitKind): readonly UnitKind[] {
  return below[kind];
}
