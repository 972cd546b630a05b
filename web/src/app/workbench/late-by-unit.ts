import type { Case } from '@safeflow/contracts';

/** How many cases of one unit are late or nearly so. */
export interface LateUnit {
  readonly unitId: string;
  readonly unitName: string;
  readonly overdue: number;
  readonly near: number;
}

/** Counts late cases by unit, the latest first. */
export function lateByUnit(cases: readonly Pick<Case, 'unitId' | 'unitName' | 'dueState'>[]): LateUnit[] {
  const units = new Map<string, LateUnit>();
  for (const { unitId, unitName, dueState } of cases) {
    const unit = units.get(unitId) ?? { unitId, unitName, overdue: 0, near: 0 };
    const overdue = unit.overdue + (dueState === 'overdue' ? 1 : 0);
    const near = unit.near + (dueState === 'near' ? 1 : 0);
    units.set(unitId, { ...unit, overdue, near });
  }
  return [...units.values()]
    .filter((unit) => unit.overdue + unit.near > 0)
    .sort((a, b) => b.overdue - a.overdue || b.near - a.near || a.unitName.localeCompare(b.unitName, 'zh-CN'));
}
