import type { Worker, WorkerContext } from '@safeflow/contracts';
import { createEmbeddedEngine, type EmbeddedEngine } from '../embedded/embedded-engine.ts';
import { WorkerRunner } from '../runner/worker-runner.ts';
import { bpmn, end, flows, serviceTask, start, userTask } from '../testing/bpmn.ts';
import { openTestDatabase } from '../testing/memory-database.ts';
import { MeteredDatabase } from './metered-database.ts';
import { timeOrderedId } from './time-ordered-id.ts';

const MODEL = bpmn(
  'bench',
  start() +
    userTask('review') +
    serviceTask('notify', 'bench/notify') +
    end() +
    flows('start -> review -> notify -> end'),
);

/** Steps that a client sees: start, completion of the task, completion of the job. */
const STEPS = 3;

/** What a drive measured; shares are percent of the time it took. */
export interface Drive {
  readonly perSecond: number;
  readonly millisecondsPerStep: number;
  readonly sqlShare: number;
  readonly commitShare: number;
  /** SQL statements for each instance. */
  readonly statements: number;
}

/** The engine with a worker on a database file, as durable as a server's. */
export class EngineBenchmark {
  readonly #database: MeteredDatabase;
  readonly #engine: EmbeddedEngine;
  readonly #runner: WorkerRunner;
  readonly #ended = new Map<string, () => void>();
  readonly #tasks = new Map<string, string>();
  #isDriving = false;

  static async open(file: string): Promise<EngineBenchmark> {
    const benchmark = new EngineBenchmark(file);
    await benchmark.#deploy();
    return benchmark;
  }

  private constructor(file: string) {
    this.#database = new MeteredDatabase(openTestDatabase(file));
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
    this.#runner.start();
  }

  async #deploy(): Promise<void> {
    await this.#database.transaction((tx) =>
      this.#engine.deploy(tx, [{ name: 'bpmn/bench/bench.bpmn', content: MODEL }]),
    );
  }

  /** Runs so many instances from start to end, so many at the same time. */
  async drive(instances: number, concurrency: number): Promise<Drive> {
    this.#database.reset();
    this.#isDriving = true;
    const from = performance.now();
    let left = instances;
    const client = async () => {
      while (left > 0) {
        left -= 1;
        await this.#runInstance();
      }
    };
    await Promise.all(Array.from({ length: concurrency }, client));
    const milliseconds = performance.now() - from;
    this.#isDriving = false;
    const share = (part: number) => Math.round((part / milliseconds) * 100);
    return {
      perSecond: Math.round((instances / milliseconds) * 1_000),
      millisecondsPerStep: round((milliseconds * Math.min(concurrency, instances)) / instances / STEPS),
      sqlShare: share(this.#database.statementTime),
      commitShare: share(this.#database.commitTime),
      statements: round(this.#database.statements / instances),
    };
  }

  async #runInstance(): Promise<void> {
    const instanceId = timeOrderedId();
    await this.#start(instanceId);
    const taskKey = this.#tasks.get(instanceId) ?? '';
    this.#tasks.delete(instanceId);
    const ended = new Promise<void>((resolve) => this.#ended.set(instanceId, resolve));
    await this.#database.transaction((tx) =>
      this.#engine.send(tx, { type: 'complete-user-task', instanceId, taskKey, variables: { approved: true } }),
    );
    await ended;
    this.#ended.delete(instanceId);
  }

  #start(instanceId: string): Promise<void> {
    const variables = { number: 'AJ-2026-000123', unit: '610102', amount: 3 };
    return this.#database.transaction((tx) =>
      this.#engine.send(tx, { type: 'start-instance', instanceId, processId: 'bench', caseId: instanceId, variables }),
    );
  }

  /** Growth of the file for each instance that waits at its user task. */
  async bytesPerWaitingInstance(count: number): Promise<number> {
    const before = this.#database.size();
    for (let index = 0; index < count; index += 1) await this.#start(timeOrderedId());
    return Math.round((this.#database.size() - before) / count);
  }

  /** Starts so many instances that wait at their user task. */
  async fill(count: number, concurrency: number): Promise<void> {
    let left = count;
    const client = async () => {
      for (; left > 0; left -= 1) await this.#start(timeOrderedId());
    };
    await Promise.all(Array.from({ length: concurrency }, client));
  }

  async close(): Promise<void> {
    await this.#runner.stop();
    this.#database.close();
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
