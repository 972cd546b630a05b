import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lateByUnit } from './late-by-unit.ts';

const one = (unitId: string, dueState: 'none' | 'ahead' | 'near' | 'overdue') => ({
  unitId,
  unitName: `Unit ${unitId}`,
  dueState,
});

it('given cases of two units, then the unit with more overdue ones stands first and one in time is left out (RPT-040)', () => {
  const units = lateByUnit([
    one('a', 'near'),
    one('b', 'overdue'),
    one('b', 'overdue'),
    one('c', 'ahead'),
    one('a', 'overdue'),
  ]);
  expect(units).toEqual([
    { unitId: 'b', unitName: 'Unit b', overdue: 2, near: 0 },
    { unitId: 'a', unitName: 'Unit a', overdue: 1, near: 1 },
  ]);
});

it('given any cases, then every late one is counted once', () => {
  const cases = fc.array(
    fc.record({
      unitId: fc.constantFrom('a', 'b', 'c'),
      unitName: fc.constant('x'),
      dueState: fc.constantFrom('none', 'ahead', 'near', 'overdue'),
    }),
  );
  fc.assert(
    fc.property(cases, (given) => {
      const counted = lateByUnit(given).reduce((sum, unit) => sum + unit.overdue + unit.near, 0);
      expect(counted).toBe(given.filter(({ dueState }) => dueState === 'near' || dueState === 'overdue').length);
    }),
  );
});
