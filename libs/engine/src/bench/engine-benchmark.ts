import type { Worker, WorkerContext } from '@safeflow/contracts';
import type { Variables } from '../command.ts';
import { createEmbeddedEngine, type EmbeddedEngine } from '../embedded/embedded-engine.ts';
import { WorkerRunner } from '../runner/worker-runner.ts';
import { BenchDatabase } from './bench-database.ts';
import { benchResources, waitingInstance } from './bench-models.ts';
import { timeOrderedId } from './time-ordered-id.ts';

/** Steps that a client sees: start, completion of the task, completion of the job. */
const STEPS = 3;

/** What a drive measured; shares are percent of the time it took. */
export interface Drive {
  readonly perSecond: number;
  readonly millisecondsPerStep: number;
  /** Of the whole process, for each instance: what else the machine does hardly touches it. */
  readonly cpuMicroseconds: number;
  readonly sqlShare: number;
  readonly commitShare: number;
  /** SQL statements for each instance. */
  readonly statements: number;
}

/** The engine with a worker on a database file, as durable as a server's. */
export class EngineBenchmark {
  readonly #database: BenchDatabase;
  readonly #engine: EmbeddedEngine;
  readonly #runner: WorkerRunner;
  readonly #ended = new Map<string, () => void>();
  readonly #tasks = new Map<string, string>();
  #isDriving = false;
  #waiting = 0;

  static async open(file: string): Promise<EngineBenchmark> {
    const benchmark = new EngineBenchmark(file);
    await benchmark.#start();
    return benchmark;
  }

  private constructor(file: string) {
    this.#database = new BenchDatabase(file);
    this.#engine = createEmbeddedEngine({ database: this.#database });
    const worker: Worker = { run: () => Promise.resolve({ sent: true }) };
    this.#runner = new WorkerRunner({
      engine: this.#engine,
      workers: new Map([['bench/notify', worker]]),
      concurrency: 64,
      createContext: () => Promise.resolve({ context: {} as WorkerContext, commit: () => Promise.resolve() }),
    });
    this.#engine.onEvents((tx, events) => {
      for (const event of events) {
        if (event.type === 'user-task-created' && this.#isDriving) this.#tasks.set(event.instanceId, event.key);
        if (event.type === 'instance-completed') tx.afterCommit(() => this.#ended.get(event.instanceId)?.());
      }
      return Promise.resolve();
    });
  }

  async #start(): Promise<void> {
    await this.#database.transaction((tx) => this.#engine.deploy(tx, benchResources));
    await this.#engine.start();
    this.#runner.start();
  }

  /** Runs so many instances from start to end, so many at the same time. */
  async drive(instances: number, concurrency: number): Promise<Drive> {
    this.#database.resetMeter();
    this.#isDriving = true;
    const from = performance.now();
    const cpuBefore = process.cpuUsage();
    await atOnce(instances, concurrency, () => this.#runInstance());
    const milliseconds = performance.now() - from;
    const { user, system } = process.cpuUsage(cpuBefore);
    this.#isDriving = false;
    const share = (part: number) => Math.round((part / milliseconds) * 100);
    return {
      perSecond: Math.round((instances / milliseconds) * 1_000),
      millisecondsPerStep: round((milliseconds * Math.min(concurrency, instances)) / instances / STEPS),
      cpuMicroseconds: Math.round((user + system) / instances),
      sqlShare: share(this.#database.statementTime),
      commitShare: share(this.#database.commitTime),
      statements: round(this.#database.statements / instances),
    };
  }

  async #runInstance(): Promise<void> {
    const instanceId = timeOrderedId();
    await this.#startInstance(instanceId, 'bench', { number: 'AJ-2026-000123', unit: '610102', amount: 3 });
    const taskKey = this.#tasks.get(instanceId) ?? '';
    this.#tasks.delete(instanceId);
    const ended = new Promise<void>((resolve) => this.#ended.set(instanceId, resolve));
    await this.#database.transaction((tx) =>
      this.#engine.send(tx, { type: 'complete-user-task', instanceId, taskKey, variables: { approved: true } }),
    );
    await ended;
    this.#ended.delete(instanceId);
  }

  #startInstance(instanceId: string, processId: string, variables: Variables): Promise<void> {
    return this.#database.transaction((tx) =>
      this.#engine.send(tx, { type: 'start-instance', instanceId, processId, caseId: instanceId, variables }),
    );
  }

  /** Starts so many more instances that wait; tells by how many bytes each lets the file grow. */
  async fill(count: number, concurrency: number): Promise<number> {
    const before = this.#database.size();
    await atOnce(count, concurrency, () => {
      const { processId, variables } = waitingInstance(this.#waiting);
      this.#waiting += 1;
      return this.#startInstance(timeOrderedId(), processId, variables);
    });
    return Math.round((this.#database.size() - before) / count);
  }

  async close(): Promise<void> {
    await this.#runner.stop();
    await this.#engine.stop();
    this.#database.close();
  }
}

/** Does work so often, so many at the same time. */
async function atOnce(count: number, concurrency: number, work: () => Promise<void>): Promise<void> {
  let left = count;
  const client = async () => {
    for (; left > 0; await work()) left -= 1;
  };
  await Promise.all(Array.from({ length: concurrency }, client));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
