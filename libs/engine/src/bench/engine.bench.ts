import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LATE_TIMERS } from './bench-models.ts';
import { ChildEngine } from './child-engine.ts';
import type { Drive } from './engine-benchmark.ts';
import { feelPerSecond } from './feel-benchmark.ts';

/** One figure of a benchmark; `goal` says what it should be. */
export interface BenchmarkRow {
  readonly group: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: string;
}

const CONCURRENCY = 200;
const WARM_UP = 30_000;
const ROUNDS = 7;
const INSTANCES = 6_000;
const WAITING = 100_000;

/** Name under which the bench command knows it. */
export const group = 'engine';

/** Drives start → user task → service task → end on durable SQLite and measures FEEL with and without the cache. */
export async function run(): Promise<BenchmarkRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'engine-bench-'));
  const engines: ChildEngine[] = [];
  const open = () => engines[engines.push(new ChildEngine()) - 1] as ChildEngine;
  try {
    const rows = await compare(open(), open(), folder);
    await Promise.all(engines.map((engine) => engine.kill()));
    return [...rows, ...(await restart(open, join(folder, 'crowded.sqlite'))), ...feelRows()];
  } finally {
    await Promise.all(engines.map((engine) => engine.kill()));
    await rm(folder, { recursive: true });
  }
}

function row(name: string, value: number, unit: string, goal = ''): BenchmarkRow {
  return { group, name, value, unit, goal };
}

/**
 * Two engines in processes of their own, one of them beside instances that wait, take turns: what else the machine
 * does slows both, so the share of one in the other is true when neither figure is.
 */
async function compare(empty: ChildEngine, crowded: ChildEngine, folder: string): Promise<BenchmarkRow[]> {
  await empty.ask('open', join(folder, 'empty.sqlite'));
  await crowded.ask('open', join(folder, 'crowded.sqlite'));
  const opened = await crowded.ask('memory');
  const bytes = await crowded.ask('fill', WAITING, CONCURRENCY);
  const without: Drive[] = [];
  const beside: Drive[] = [];
  for (const engine of [empty, crowded]) await engine.ask('drive', WARM_UP, CONCURRENCY);
  for (let round = 0; round < ROUNDS; round += 1) {
    without.push(await empty.ask('drive', INSTANCES, CONCURRENCY));
    beside.push(await crowded.ask('drive', INSTANCES, CONCURRENCY));
  }
  const memory = await crowded.ask('memory');
  const alone = await empty.ask('drive', 200, 1);
  const rate = median(without.map(({ perSecond }) => perSecond));
  const cpu = (drives: readonly Drive[]) => median(drives.map(({ cpuMicroseconds }) => cpuMicroseconds));
  const shares = without.map(({ perSecond }, round) => ((beside[round]?.perSecond ?? 0) / perSecond) * 100);
  return [
    row('instances, durable', rate, '1/s', '>= 1000'),
    row('step of an instance, with others', median(without.map((drive) => drive.millisecondsPerStep)), 'ms'),
    row('step of an instance, alone', alone.millisecondsPerStep, 'ms'),
    row('CPU time of an instance', cpu(without), 'µs'),
    row('share of time in SQL statements', median(without.map((drive) => drive.sqlShare)), '%'),
    row('share of time in commits', median(without.map((drive) => drive.commitShare)), '%'),
    row('statements of an instance', median(without.map((drive) => drive.statements)), '1'),
    row('state of a waiting instance, with rows', bytes, 'byte', '<= 2048'),
    row('instances beside 100,000 that wait', median(beside.map(({ perSecond }) => perSecond)), '1/s', '>= 1000'),
    row('the same, of those without, by turns', Math.round(median(shares)), '%', '>= 90'),
    row('CPU time of an instance beside them', cpu(beside), 'µs', `<= ${Math.round(cpu(without) * 1.1)}`),
    row('memory of the engine process when opened', opened.now, 'MiB'),
    row('memory beside 100,000 that wait, peak', memory.peak, 'MiB', '<= 300'),
    row('memory beside 100,000 that wait, after', memory.now, 'MiB', '<= 300'),
  ];
}

/** A new process on the file of one that was killed. */
async function restart(open: () => ChildEngine, file: string): Promise<BenchmarkRow[]> {
  const from = performance.timeOrigin + performance.now();
  const engine = open();
  const recovery = await engine.ask('recover', file);
  const { peak } = await engine.ask('memory');
  const late = LATE_TIMERS.toLocaleString('en');
  return [
    row('restart until the first step is done', Math.round(recovery.firstStepAt - from), 'ms', '<= 3000'),
    row(`restart until ${late} late timers have fired`, Math.round(recovery.lateTimersAt - from), 'ms', '<= 3000'),
    row('rows read for that', recovery.rowsRead, '1', `<= ${LATE_TIMERS * 4}`),
    row('message to one of 33,333 that wait', recovery.millisecondsPerMessage, 'ms'),
    row('memory after restart, peak', peak, 'MiB', '<= 300'),
  ];
}

function feelRows(): BenchmarkRow[] {
  const { compiled, parsed } = feelPerSecond();
  return [row('FEEL, compiled once', compiled, '1/s'), row('FEEL, parsed each time', parsed, '1/s')];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
