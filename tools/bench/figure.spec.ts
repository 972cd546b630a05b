import { describe, expect, it } from 'vitest';
import { meetsGoal } from './figure.ts';

const figure = (value: number, goal?: string | number) => ({ group: 'g', name: 'n', value, unit: 'ms', goal });

describe('given a measured figure with a goal', () => {
  it.each([
    [149, '<= 150', true],
    [150, '≤ 150 ms', true],
    [151, '<= 150', false],
    [1200, '>= 1,000', true],
    [999, '≥ 1000', false],
    [5, 5, true],
    [6, 5, false],
    [5, '< 5', false],
    [5, '> 5', false],
  ])('when %d is measured against "%s", then it is met: %s', (value, goal, met) => {
    expect(meetsGoal(figure(value, goal))).toBe(met);
  });

  it('when a bare number is the goal of a rate, then it is the least rate', () => {
    expect(meetsGoal({ ...figure(999, 1000), unit: 'instances/s' })).toBe(false);
    expect(meetsGoal({ ...figure(1000, 1000), unit: 'instances/s' })).toBe(true);
  });

  it('when there is no goal, then nothing is claimed', () => {
    expect(meetsGoal(figure(5))).toBeUndefined();
  });

  it('when the goal cannot be read, then it is named', () => {
    expect(() => meetsGoal(figure(5, 'fast'))).toThrow('Expected a goal like "<= 150", but got "fast".');
  });
});
