import { describe, expect, it } from 'vitest';
import { day, dayAndTime, timeOfDay } from './china-time.ts';

describe('times of the interface', () => {
  it('given a time in UTC, when shown, then it is the wall time in China', () => {
    expect(dayAndTime('2026-11-22T06:05:00Z')).toBe('2026-11-22 14:05');
    expect(timeOfDay('2026-11-22T06:05:00Z')).toBe('14:05');
  });

  it('given late evening in UTC, when shown, then the day is the next one in China', () => {
    expect(day('2026-12-31T16:00:00Z')).toBe('2027-01-01');
  });
});
