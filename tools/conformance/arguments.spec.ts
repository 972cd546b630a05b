import { describe, expect, test } from 'vitest';
import { parseConformanceArguments, usage } from './arguments.ts';

describe('given the words behind the conformance command', () => {
  test('when there are none, then every engine and every case is meant', () => {
    expect(parseConformanceArguments([])).toEqual({ engines: [], json: false, filter: '' });
  });

  test('when engines and options are given, then they are read, each engine once', () => {
    expect(
      parseConformanceArguments(['zeebe', 'embedded', 'zeebe', '--json', '--filter=gateway/', '--jobs=4']),
    ).toEqual({
      engines: ['zeebe', 'embedded'],
      json: true,
      filter: 'gateway/',
      jobs: 4,
    });
  });

  test('when random models are asked for, then their number and seed are read', () => {
    const { differential, seed } = parseConformanceArguments(['camunda7', '--differential=500', '--seed=7']);
    expect([differential, seed]).toEqual([500, 7]);
  });

  test.each([['flowable'], ['--differential=0'], ['--jobs=many'], ['--what']])(
    'when "%s" is given, then the usage is told',
    (word) => {
      expect(() => parseConformanceArguments([word])).toThrow(usage);
    },
  );
});
