import { z } from 'zod';

/** One measured figure; `goal` is a bound in words of the unit, such as `>= 1000` or `<= 150`. */
export const figureSchema = z.object({
  group: z.string(),
  name: z.string(),
  value: z.number(),
  unit: z.string(),
  goal: z.union([z.string(), z.number()]).nullish(),
});
export type Figure = z.infer<typeof figureSchema>;

/**
 * Whether a figure meets its goal; undefined where it has none. A bare number bounds
 * a rate (`…/s`) from below and anything else from above.
 */
export function meetsGoal({ value, unit, goal }: Figure): boolean | undefined {
  if (goal === undefined || goal === null || goal === '') return undefined;
  const match = /^(>=|<=|≥|≤|>|<)?\s*([\d.,]+)/.exec(String(goal));
  if (match?.[2] === undefined) throw new Error(`Expected a goal like "<= 150", but got "${goal}".`);
  const bound = Number(match[2].replaceAll(',', ''));
  switch (match[1] ?? (unit.endsWith('/s') ? '>=' : '<=')) {
    case '>=':
    case '≥':
      return value >= bound;
    case '>':
      return value > bound;
    case '<':
      return value < bound;
    default:
      return value <= bound;
  }
}
