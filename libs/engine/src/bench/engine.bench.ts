import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate } from 'feelin';
import { compileFeel } from '../embedded/feel/expression.ts';
import { EngineBenchmark } from './engine-benchmark.ts';

/** One figure of a benchmark; `goal` says what it should be. */
export interface BenchmarkRow {
  readonly group: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: string;
}

const INSTANCES = 4_000;
const CONCURRENCY = 200;
const MEASURED = 2_000;
const WAITING = 100_000;

/** Name under which the bench command knows it. */
export const group = 'engine';

/** Drives start → user task → service task → end on durable SQLite and measures FEEL with and without the cache. */
export async function run(): Promise<BenchmarkRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'engine-bench-'));
  const benchmark = await EngineBenchmark.open(join(folder, 'engine.sqlite'));
  try {
    await benchmark.drive(INSTANCES / 4, CONCURRENCY);
    const driven = await benchmark.drive(INSTANCES, CONCURRENCY);
    const alone = await benchmark.drive(200, 1);
    const bytes = await benchmark.bytesPerWaitingInstance(MEASURED);
    await benchmark.fill(WAITING - MEASURED, CONCURRENCY);
    const crowded = await benchmark.drive(INSTANCES, CONCURRENCY);
    const resident = Math.round(process.memoryUsage().rss / 2 ** 20);
    const row = (name: string, value: number, unit: string, goal = ''): BenchmarkRow => ({
      group,
      name,
      value,
      unit,
      goal,
    });
    return [
      row('instances, durable', driven.perSecond, '1/s', '>= 1000'),
      row('step of an instance, with others', driven.millisecondsPerStep, 'ms'),
      row('step of an instance, alone', alone.millisecondsPerStep, 'ms'),
      row('state of a waiting instance', bytes, 'byte', '<= 2048'),
      row('instances beside 100,000 that wait', crowded.perSecond, '1/s', `>= ${Math.round(driven.perSecond * 0.9)}`),
      row('memory with 100,000 that wait', resident, 'MiB', '<= 300'),
      row('share of time in SQL statements', driven.sqlShare, '%'),
      row('share of time in commits', driven.commitShare, '%'),
      row('statements of an instance', driven.statements, '1'),
      row('FEEL, compiled once', feelPerSecond(compiled()), '1/s'),
      row('FEEL, parsed each time', feelPerSecond(parsed()), '1/s'),
    ];
  } finally {
    await benchmark.close();
    await rm(folder, { recursive: true });
  }
}

const SOURCE = 'if amount > 10 and region = "610100" then "high" else "low"';

function compiled(): (amount: number) => unknown {
  const expression = compileFeel(SOURCE);
  return (amount) => expression.evaluate((name) => (name === 'amount' ? amount : '610100'), 0);
}

function parsed(): (amount: number) => unknown {
  return (amount) => evaluate(SOURCE, { amount, region: '610100' }).value;
}

function feelPerSecond(work: (amount: number) => unknown): number {
  const from = performance.now();
  let count = 0;
  for (; performance.now() - from < 300; count += 1) work(count % 20);
  return Math.round((count / (performance.now() - from)) * 1_000);
}
