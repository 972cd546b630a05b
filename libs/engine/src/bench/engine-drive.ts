import { setTimeout } from 'node:timers/promises';
import type { Worker, WorkerContext } from '@safeflow/contracts';
import type { Variables } from '../command.ts';
import type { ProcessEngine } from '../port.ts';
import { WorkerRunner } from '../runner/worker-runner.ts';
import type { SqlDatabase } from '../sql.ts';
import { driveModels } from './drive-models.ts';
import { timeOrderedId } from './time-ordered-id.ts';

const DEPLOYED_WITHIN = 30_000;
const TASK_WITHIN = 30_000;

/** Milliseconds from the completion of a task until the next one is visible. */
export interface Visibility {
  readonly p50: number;
  readonly p99: number;
}

/** Drives instances through any engine by its port alone, as the application does. */
export class EngineDrive {
  readonly #engine: ProcessEngine;
  readonly #database: SqlDatabase;
  readonly #runner: WorkerRunner;
  /** Who waits for the next task or the end of an instance. */
  readonly #waiting = new Map<string, (taskKey: string | undefined) => void>();
  /** What came before anybody waited for it. */
  readonly #early = new Map<string, string | undefined>();

  constructor(engine: ProcessEngine) {
    this.#engine = engine;
    this.#database = engine.database;
    const worker: Worker = { run: () => Promise.resolve({ sent: true }) };
    this.#runner = new WorkerRunner({
      engine,
      workers: new Map([['bench/notify', worker]]),
      concurrency: 64,
      createContext: () => Promise.resolve({ context: {} as WorkerContext, commit: () => Promise.resolve() }),
    });
    engine.onEvents((tx, events) => {
      for (const event of events) {
        if (event.type === 'user-task-created') tx.afterCommit(() => this.#tell(event.instanceId, event.key));
        if (event.type === 'instance-completed') tx.afterCommit(() => this.#tell(event.instanceId, undefined));
      }
      return Promise.resolve();
    });
  }

  async start(): Promise<void> {
    await this.#engine.start();
    const tx = await this.#database.transaction(async (opened) => {
      await this.#engine.deploy(opened, driveModels);
      return opened;
    });
    if (!(await this.#engine.settled(tx, DEPLOYED_WITHIN)))
      throw new Error('Expected the models to be deployed by now.');
    this.#runner.start();
  }

  async stop(): Promise<void> {
    await this.#runner.stop();
    await this.#engine.stop();
  }

  /** Runs so many instances to their end, so many at the same time; tells how many a second. */
  async throughput(processId: string, instances: number, concurrency: number): Promise<number> {
    const from = performance.now();
    let left = instances;
    const client = async () => {
      while (left > 0) {
        left -= 1;
        await this.#runInstance(processId);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, client));
    return (instances / (performance.now() - from)) * 1_000;
  }

  /** Completes tasks at a pace that leaves the engine air, and measures when each next one is there. */
  async visibility(processId: string, instances: number, everyMilliseconds: number): Promise<Visibility> {
    const times: number[] = [];
    const running: Promise<unknown>[] = [];
    for (let index = 0; index < instances; index += 1) {
      running.push(this.#runInstance(processId, times));
      await setTimeout(everyMilliseconds);
    }
    await Promise.all(running);
    times.sort((a, b) => a - b);
    const at = (share: number) => Math.round((times[Math.floor((times.length - 1) * share)] ?? 0) * 10) / 10;
    return { p50: at(0.5), p99: at(0.99) };
  }

  async #runInstance(processId: string, times: number[] = []): Promise<void> {
    const instanceId = timeOrderedId();
    const variables = { number: 'AJ-2026-000123', unit: '610102', amount: 30 };
    await this.#send({ type: 'start-instance', instanceId, processId, caseId: instanceId, variables });
    for (let taskKey = await this.#next(instanceId); taskKey !== undefined;) {
      const from = performance.now();
      const completed: Variables = { approved: true };
      await this.#send({ type: 'complete-user-task', instanceId, taskKey, variables: completed });
      taskKey = await this.#next(instanceId);
      if (taskKey !== undefined) times.push(performance.now() - from);
    }
  }

  #send(command: Parameters<ProcessEngine['send']>[1]): Promise<void> {
    return this.#database.transaction((tx) => this.#engine.send(tx, command));
  }

  /** The key of the next task, or undefined at the end. */
  async #next(instanceId: string): Promise<string | undefined> {
    if (this.#early.has(instanceId)) {
      const key = this.#early.get(instanceId);
      this.#early.delete(instanceId);
      return key;
    }
    const { promise, resolve, reject } = Promise.withResolvers<string | undefined>();
    this.#waiting.set(instanceId, resolve);
    const patience = globalThis.setTimeout(
      () => reject(new Error(`Expected the next task of "${instanceId}" within ${TASK_WITHIN} ms.`)),
      TASK_WITHIN,
    );
    try {
      return await promise;
    } finally {
      clearTimeout(patience);
      this.#waiting.delete(instanceId);
    }
  }

  #tell(instanceId: string, taskKey: string | undefined): void {
    const waiting = this.#waiting.get(instanceId);
    if (waiting) waiting(taskKey);
    else this.#early.set(instanceId, taskKey);
  }
}
