import { date, FeelDate } from 'feelin';
import { instantOf } from './instant.ts';

const DAY = 86_400_000;

/** What `for i in from..to` goes through (DMN 1.5, 10.3.2.14): whole numbers or days, upwards or downwards. */
export function iterate(from: unknown, to: unknown): unknown {
  if (typeof from === 'number' && typeof to === 'number') return steps(from, to);
  if (!(from instanceof FeelDate && to instanceof FeelDate)) return null;
  const [first, last] = [instantOf(from), instantOf(to)];
  if (first === null || last === null) return null;
  return steps(0, (last - first) / DAY).map((days) => date(new Date(first + days * DAY).toISOString().slice(0, 10)));
}

function steps(from: number, to: number): number[] {
  const direction = from <= to ? 1 : -1;
  return Array.from({ length: Math.floor(Math.abs(to - from)) + 1 }, (_, index) => from + index * direction);
}
