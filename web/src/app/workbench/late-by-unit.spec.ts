import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lateByUnit } from './late-by-unit.ts';

const units = [
  { id: 'p', name: 'Province', parentId: null },
  { id: 'c', name: 'City C', parentId: 'p' },
  { id: 'k', name: 'County K', parentId: 'c' },
  { id: 'x', name: 'City X', parentId: 'p' },
];
const one = (unitId: string, dueState: 'none' | 'ahead' | 'near' | 'overdue') => ({
  unitId,
  unitName: `Unit ${unitId}`,
  dueState,
});

describe('late cases as a supervisor sees them (RPT-040)', () => {
  it('given cases in a county, then the province counts them for its city, the unit with more overdue ones first', () => {
    const cases = [one('x', 'near'), one('k', 'overdue'), one('c', 'overdue'), one('c', 'ahead'), one('x', 'overdue')];
    expect(lateByUnit(cases, units, 'p')).toEqual([
      { unitId: 'c', unitName: 'City C', overdue: 2, near: 0 },
      { unitId: 'x', unitName: 'City X', overdue: 1, near: 1 },
    ]);
  });

  it('given a case of the own unit and one from elsewhere, then each counts for its own unit', () => {
    const rows = lateByUnit([one('c', 'near'), one('x', 'near')], units, 'c');
    expect(rows.map(({ unitId, near }) => `${unitId} ${near}`)).toEqual(['c 1', 'x 1']);
  });

  it('given any cases, then every late one is counted once', () => {
    const cases = fc.array(
      fc.record({
        unitId: fc.constantFrom('p', 'c', 'k', 'x', 'unknown'),
        unitName: fc.constant('x'),
        dueState: fc.constantFrom('none', 'ahead', 'near', 'overdue'),
      }),
    );
    fc.assert(
      fc.property(cases, fc.constantFrom('p', 'c', 'k'), (given, own) => {
        const counted = lateByUnit(given, units, own).reduce((sum, unit) => sum + unit.overdue + unit.near, 0);
        expect(counted).toBe(given.filter(({ dueState }) => dueState === 'near' || dueState === 'overdue').length);
      }),
    );
  });
});
