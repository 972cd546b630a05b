import { duration, FeelDate, FeelDateTime } from 'feelin';

/** FEEL's `years and months duration(from, to)`: whole months between two days, negative backwards. */
export function yearsAndMonthsDuration(from: unknown, to: unknown): unknown {
  const [start, end] = [dayOf(from), dayOf(to)];
  if (!start || !end) return null;
  const months = start.until(end, { largestUnit: 'months' }).months;
  return duration(`${months < 0 ? '-' : ''}P${Math.abs(months)}M`);
}

function dayOf(value: unknown): ReturnType<FeelDate['unwrap']> | undefined {
  if (value instanceof FeelDate) return value.unwrap();
  return value instanceof FeelDateTime ? value.unwrap().toPlainDate() : undefined;
}
