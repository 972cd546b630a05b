import { FeelFunction } from 'feelin';

/** FEEL's `list replace` (DMN 1.5, 10.3.4.4): by position, from the end when negative, or by a function. */
export function listReplace(list: unknown, position: unknown, newItem: unknown, match: unknown): unknown {
  const matcher = position ?? match;
  if (list === null || list === undefined) return null;
  const items: readonly unknown[] = Array.isArray(list) ? list : [list];
  if (typeof matcher === 'number') {
    const whole = Math.trunc(matcher);
    if (whole === 0 || Math.abs(whole) > items.length) return null;
    return items.with(whole < 0 ? whole : whole - 1, newItem);
  }
  if (!(matcher instanceof FeelFunction) || matcher.parameterNames.length !== 2) return null;
  const verdicts = items.map((item): unknown => matcher.invoke([item, newItem]));
  if (!verdicts.every((verdict) => typeof verdict === 'boolean')) return null;
  return items.map((item, index) => (verdicts[index] ? newItem : item));
}

/** `list[by]`: by an index when it is a number, else what the items themselves said (DMN 1.5, 10.3.2.5). */
export function filtered(list: unknown, by: unknown, kept: unknown): unknown {
  if (typeof by !== 'number') return kept ?? null;
  const items: readonly unknown[] = Array.isArray(list) ? list : [list];
  return items.at(by > 0 ? by - 1 : by) ?? null;
}
