import { describe, expect, test } from 'vitest';
import { parseEnginesCommand, usage } from './arguments.ts';

describe('Command line of the engines', () => {
  test('What is left out stays open, so that a running set is found as it is', () => {
    expect(parseEnginesCommand(['up', 'zeebe'])).toEqual({ verb: 'up', engine: 'zeebe' });
    expect(parseEnginesCommand(['up', 'operaton'])).toEqual({ verb: 'up', engine: 'operaton' });
  });

  test('Options are read', () => {
    expect(parseEnginesCommand(['up', 'zeebe', '--brokers=3', '--partitions=5', '--clock-controlled'])).toEqual({
      verb: 'up',
      engine: 'zeebe',
      brokers: 3,
      partitions: 5,
      clockControlled: true,
    });
    expect(parseEnginesCommand(['up', 'operaton', '--database=h2'])).toMatchObject({ database: 'h2' });
    expect(parseEnginesCommand(['down', 'zeebe', '--delete'])).toMatchObject({ engines: ['zeebe'], deleteData: true });
  });

  test('Without a name all engines are ended, and their data stay', () => {
    expect(parseEnginesCommand(['down'])).toEqual({
      verb: 'down',
      engines: ['operaton', 'zeebe'],
      deleteData: false,
    });
  });

  test.each([
    [[]],
    [['up']],
    [['up', 'camunda']],
    [['up', 'zeebe', '--brokers=2']],
    [['up', 'zeebe', '--partitions=0']],
    [['up', 'operaton', '--database=oracle']],
    [['up', 'zeebe', 'operaton']],
    [['status', '--loud']],
  ])('%j is answered by the usage', (words) => {
    expect(() => parseEnginesCommand(words)).toThrow(usage);
  });
});
