import type { Case } from '@safeflow/contracts';

/** How many cases of a unit and those below it are late or nearly so. */
export interface LateUnit {
  readonly unitId: string;
  readonly unitName: string;
  readonly overdue: number;
  readonly near: number;
}

interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

type LateCase = Pick<Case, 'unitId' | 'unitName' | 'dueState'>;

/**
 * Counts late cases by the units directly below `own`, each with all below it, the latest first.
 * A case of `own` itself, or one from elsewhere that the user sees, counts for its own unit.
 */
export function lateByUnit(cases: readonly LateCase[], units: readonly UnitRow[], own: string): LateUnit[] {
  const known = new Map(units.map((unit) => [unit.id, unit]));
  const counted = new Map<string, LateUnit>();
  for (const one of cases) {
    const { id, name } = unitBelow(one, known, own);
    const unit = counted.get(id) ?? { unitId: id, unitName: name, overdue: 0, near: 0 };
    const overdue = unit.overdue + (one.dueState === 'overdue' ? 1 : 0);
    const near = unit.near + (one.dueState === 'near' ? 1 : 0);
    counted.set(id, { ...unit, overdue, near });
  }
  return [...counted.values()]
    .filter((unit) => unit.overdue + unit.near > 0)
    .sort((a, b) => b.overdue - a.overdue || b.near - a.near || a.unitName.localeCompare(b.unitName, 'zh-CN'));
}

function unitBelow(one: LateCase, known: ReadonlyMap<string, UnitRow>, own: string): { id: string; name: string } {
  for (let unit = known.get(one.unitId); unit; unit = known.get(unit.parentId ?? '')) {
    if (unit.parentId === own) return unit;
  }
  return { id: one.unitId, name: one.unitName };
}
