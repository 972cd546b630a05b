import { DateTime, Duration } from 'luxon';
import type { TimerKind } from './event-model.ts';

/** When a timer is due and how often again. */
export interface TimerDue {
  /** UTC milliseconds. */
  readonly dueAt: number;
  /** Times it fires in all; -1 without end. */
  readonly times: number;
  /** ISO 8601 duration between two times. */
  readonly interval?: string;
}

const DATE = /^[+-]?\d{4,6}-?(\d{2}-?\d{2}|\d{3}|W\d{2}-?\d)(T|$)/;
const CYCLE = /^R(-1|\d*)\/(?:([^/]+)\/)?([^/]+)$/;

/** The time a timer text means, counted from `now` (UTC milliseconds); undefined for text that is not ISO 8601. */
export function timerDue(kind: TimerKind, text: string, now: number): TimerDue | undefined {
  if (kind === 'cycle') return cycleDue(text, now);
  const dueAt = kind === 'date' ? dateMilliseconds(text) : addDuration(now, text);
  return dueAt === undefined ? undefined : { dueAt, times: 1 };
}

/** UTC milliseconds of an ISO 8601 date and time; a zone name may follow after `@` or in brackets. */
export function dateMilliseconds(text: string): number | undefined {
  const [, local = '', zone] = /^([^@[]+)(?:@|\[)?([^\]]*)\]?$/.exec(text) ?? [];
  // A time of day alone would mean today, and a pure function knows no today.
  if (!DATE.test(local)) return undefined;
  const date = DateTime.fromISO(local, { zone: zone || 'UTC' });
  return date.isValid ? date.toMillis() : undefined;
}

/** A time plus an ISO 8601 duration, on the calendar of UTC. */
export function addDuration(from: number, text: string): number | undefined {
  const negative = text.startsWith('-');
  const duration = Duration.fromISO(negative ? text.slice(1) : text);
  if (!duration.isValid) return undefined;
  const start = DateTime.fromMillis(from, { zone: 'UTC' });
  const end = negative ? start.minus(duration) : start.plus(duration);
  // Beyond what a date can be there is no time.
  return end.isValid ? end.toMillis() : undefined;
}

/** The sentence about a static timer text that is not ISO 8601. */
export function checkTimerText(kind: TimerKind, text: string): string | undefined {
  return timerDue(kind, text, 0) ? undefined : `Expected an ISO 8601 ${kind}, but found "${text}".`;
}

function cycleDue(text: string, now: number): TimerDue | undefined {
  const match = CYCLE.exec(text);
  if (!match) return undefined;
  const [, count = '', start, interval = ''] = match;
  const dueAt = start === undefined ? addDuration(now, interval) : dateMilliseconds(start);
  if (dueAt === undefined || addDuration(0, interval) === undefined) return undefined;
  // As in Zeebe, a cycle without repetitions fires once.
  return { dueAt, times: count === '' ? -1 : Number(count) || 1, interval };
}
