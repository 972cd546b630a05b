import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbeddedEngine } from '../embedded/embedded-engine.ts';
import type { ProcessEngine } from '../port.ts';
import type { EngineServer } from '../remote/engine-server.ts';
import { createRemoteEngine } from '../remote/remote-engine.ts';
import { createOperatonServer } from '../camunda7/index.ts';
import { createZeebeServer } from '../zeebe/index.ts';
import { BenchDatabase } from './bench-database.ts';
import { EngineDrive, type Visibility } from './engine-drive.ts';
import type { BenchmarkRow } from './engine.bench.ts';

/** Name under which the bench command knows it; it starts the servers. */
export const group = 'engines';

type Name = ProcessEngine['name'];

/** Instances of a run; a server gets fewer, since it would need minutes for as many. */
const INSTANCES: Record<Name, number> = { embedded: 8_000, camunda7: 300, zeebe: 300 };
const CONCURRENCY: Record<Name, number> = { embedded: 200, camunda7: 24, zeebe: 48 };
/** A county's pace: this many instances of three tasks a second are begun. */
const PACED = { instances: 60, everyMilliseconds: 150 };
/** How much faster than the better server the embedded engine is to be. */
const FASTER = 25;

interface Measured {
  readonly name: Name;
  readonly short: number;
  readonly long: number;
  readonly visibility: Visibility;
}

/** The same two models through the port on all three engines, one after the other, each durable. */
export async function run(): Promise<BenchmarkRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'engines-bench-'));
  try {
    const measured: Measured[] = [];
    for (const name of ['embedded', 'camunda7', 'zeebe'] as const) {
      const database = new BenchDatabase(join(folder, `${name}.sqlite`));
      const drive = new EngineDrive(engineOf(name, database));
      await drive.start();
      measured.push(await measure(name, drive));
      await drive.stop();
      database.close();
    }
    return rows(measured);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function engineOf(name: Name, database: BenchDatabase): ProcessEngine {
  if (name === 'embedded') return createEmbeddedEngine({ database });
  return createRemoteEngine({ database, server: serverOf(name) });
}

function serverOf(name: 'camunda7' | 'zeebe'): EngineServer {
  if (name === 'camunda7') return createOperatonServer({ url: setting('OPERATON_URL') });
  return createZeebeServer({ address: setting('ZEEBE_ADDRESS'), redisUrl: setting('ZEEBE_REDIS_URL') });
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`Expected ${name} to name a running server; npm run engines:up prints it.`);
  return value;
}

async function measure(name: Name, drive: EngineDrive): Promise<Measured> {
  const [instances, concurrency] = [INSTANCES[name], CONCURRENCY[name]];
  await drive.throughput('drive-short', Math.ceil(instances / 4), concurrency);
  await drive.throughput('drive-long', Math.ceil(instances / 8), concurrency);
  return {
    name,
    short: await drive.throughput('drive-short', instances, concurrency),
    long: await drive.throughput('drive-long', Math.ceil(instances / 2), concurrency),
    visibility: await drive.visibility('drive-long', PACED.instances, PACED.everyMilliseconds),
  };
}

function rows(measured: readonly Measured[]): BenchmarkRow[] {
  const best = (pick: (one: Measured) => number) =>
    Math.max(...measured.filter(({ name }) => name !== 'embedded').map(pick));
  const row = (name: string, value: number, unit: string, goal = ''): BenchmarkRow => ({
    ...{ group, name, unit, goal },
    value: Math.round(value * 10) / 10,
  });
  return [
    ...measured.flatMap(({ name, short, long, visibility }) => [
      row(`${name}: user task and job, instances`, short, '1/s'),
      row(`${name}: gateway, sub-process and timer, instances`, long, '1/s'),
      row(`${name}: next task visible, p50`, visibility.p50, 'ms'),
      row(`${name}: next task visible, p99`, visibility.p99, 'ms', name === 'embedded' ? '<= 20' : '<= 250'),
    ]),
    ...measured
      .filter(({ name }) => name === 'embedded')
      .flatMap(({ short, long }) => [
        row(
          'embedded is faster than the better server, short model',
          short / best((one) => one.short),
          '×',
          `>= ${FASTER}`,
        ),
        row(
          'embedded is faster than the better server, long model',
          long / best((one) => one.long),
          '×',
          `>= ${FASTER}`,
        ),
      ]),
  ];
}
