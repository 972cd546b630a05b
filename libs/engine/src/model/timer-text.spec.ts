import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTimerText, dateMilliseconds, timerDue } from './timer-text.ts';

const NOW = Date.UTC(2026, 0, 31, 1);

test.each([
  ['duration', 'PT90M', Date.UTC(2026, 0, 31, 2, 30)],
  ['duration', 'P1DT1H', Date.UTC(2026, 1, 1, 2)],
  ['duration', 'P1M', Date.UTC(2026, 1, 28, 1)],
  ['duration', '-PT1H', Date.UTC(2026, 0, 31, 0)],
  ['duration', 'P2W', Date.UTC(2026, 1, 14, 1)],
  ['duration', 'P1W1D', Date.UTC(2026, 1, 8, 1)],
  ['duration', 'P1Y2M3W4DT5H6M7S', Date.UTC(2027, 3, 25, 6, 6, 7)],
  ['duration', 'PT0.5S', Date.UTC(2026, 0, 31, 1, 0, 0, 500)],
  ['duration', 'PT36H', Date.UTC(2026, 1, 1, 13)],
  ['date', '2026-02-01T08:00:00+08:00', Date.UTC(2026, 1, 1)],
  ['date', '2026-02-01T00:00:00Z', Date.UTC(2026, 1, 1)],
  ['date', '2026-02-01T08:00:00@Asia/Shanghai', Date.UTC(2026, 1, 1)],
  ['date', '2026-02-01', Date.UTC(2026, 1, 1)],
  ['date', '20260201T080000+0800', Date.UTC(2026, 1, 1)],
  ['date', '2026-W05-7T08:00+08:00', Date.UTC(2026, 1, 1)],
  ['date', '2026-032T00:00Z', Date.UTC(2026, 1, 1)],
  ['date', '2026-02-01T08:00:00.250+08:00', Date.UTC(2026, 1, 1, 0, 0, 0, 250)],
  ['date', '2026-02-01T08:00:00+08:00[Asia/Shanghai]', Date.UTC(2026, 1, 1)],
  ['cycle', 'R3/PT1H', Date.UTC(2026, 0, 31, 2)],
  ['cycle', 'R/2026-02-01T00:00:00Z/P1D', Date.UTC(2026, 1, 1)],
  ['cycle', 'R3/2026-02-01T08:00:00+08:00/PT1H', Date.UTC(2026, 1, 1)],
  ['cycle', 'R/P1W', Date.UTC(2026, 1, 7, 1)],
] as const)('given the %s "%s", then it is due at the time meant', (kind, text, dueAt) => {
  expect(timerDue(kind, text, NOW)?.dueAt).toBe(dueAt);
});

test.each([
  ['R3/PT1H', 3],
  ['R/PT1H', -1],
  ['R-1/PT1H', -1],
  ['R1/PT1H', 1],
  ['R0/PT1H', 1],
  ['R3/2026-02-01T00:00:00Z/PT1H', 3],
])('given the cycle "%s", then it fires %i times', (text, times) => {
  expect(timerDue('cycle', text, NOW)).toMatchObject({ times, interval: 'PT1H' });
});

describe('given text that is no time', () => {
  test.each([
    ['date', 'tomorrow'],
    ['date', '2026-02-30'],
    ['date', '2026-02-01T08:00:00@Nowhere/City'],
    ['date', '08:00:00'],
    ['date', '12'],
    ['date', '2026-02'],
    ['date', ''],
    ['duration', 'P300000Y'],
    ['duration', '1 hour'],
    ['duration', ''],
    ['cycle', 'PT1H'],
    ['cycle', 'R3/soon'],
    ['cycle', 'R3/soon/PT1H'],
    ['cycle', 'R3/2026-02-01T00:00:00Z'],
    ['cycle', 'R3/2026-02-01T00:00:00Z/PT1H/PT1H'],
    ['cycle', 'R/P300000Y'],
  ] as const)('when a %s is "%s", then the sentence names it', (kind, text) => {
    expect(checkTimerText(kind, text)).toBe(`Expected an ISO 8601 ${kind}, but found "${text}".`);
  });
});

test('given any time, when it is written as ISO 8601 and read again, then it is the same', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }), (date) => {
      expect(dateMilliseconds(date.toISOString())).toBe(date.getTime());
    }),
  );
});
