import { FeelDate, type FeelDateTime } from 'feelin';

/** UTC milliseconds of a date (its midnight in UTC) or a date and time; without a zone it is read as UTC. */
export function instantOf(value: FeelDate | FeelDateTime): number | null {
  try {
    if (value instanceof FeelDate) return value.unwrap().toZonedDateTime('UTC').epochMilliseconds;
    return value.unwrap().toZonedDateTime(value.zone ?? 'UTC').epochMilliseconds;
  } catch {
    // Zones with seconds in their offset exist in FEEL only.
    return null;
  }
}
