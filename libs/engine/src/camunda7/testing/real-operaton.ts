import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import type { EngineCommand, Variables } from '../../command.ts';
import type { EngineEvent } from '../../event.ts';
import { createRemoteEngine, type RemoteEngine } from '../../remote/remote-engine.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/memory-database.ts';
import { createOperatonServer, type OperatonOptions } from '../camunda7-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    operatonUrl: string;
  }
}

/** The server that server specs run against. */
export const operatonUrl = inject('operatonUrl');

/** Milliseconds in which what is awaited has come. */
const PATIENCE = 30_000;

/** An engine on the real server, its database, and the events it told. Several may share a database. */
export class RealEngine {
  readonly database: TestDatabase;
  readonly events: EngineEvent[] = [];
  readonly errors: unknown[] = [];
  readonly engine: RemoteEngine;

  constructor(options: Partial<OperatonOptions> = {}, database = openTestDatabase()) {
    this.database = database;
    const server = createOperatonServer({ url: operatonUrl, ...options });
    this.engine = createRemoteEngine({ database, server, onError: (error) => this.errors.push(error) });
    this.engine.onEvents(async (tx, events) => {
      tx.afterCommit(() => this.events.push(...events));
    });
  }

  async start(): Promise<this> {
    await this.engine.start();
    return this;
  }

  /** Deploys BPMN files. */
  async deploy(...contents: readonly string[]): Promise<void> {
    const resources = contents.map((content, index) => ({ name: `bpmn/spec-${index}.bpmn`, content }));
    await this.#transaction((tx) => this.engine.deploy(tx, resources));
  }

  /** Sends a command and tells whether it was settled in time. */
  async send(command: EngineCommand): Promise<boolean> {
    return this.#transaction((tx) => this.engine.send(tx, command));
  }

  /** Starts an instance and tells its id. */
  async startInstance(processId: string, variables: Variables = {}): Promise<string> {
    const instanceId = randomUUID();
    await this.send({ type: 'start-instance', instanceId, processId, caseId: `case-${instanceId}`, variables });
    return instanceId;
  }

  of(instanceId: string): EngineEvent[] {
    return this.events.filter((event) => event.instanceId === instanceId);
  }

  /** How often each thing happened in an instance, such as `element-completed work`. */
  tally(instanceId: string): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const event of this.of(instanceId)) {
      const what = 'elementId' in event ? `${event.type} ${event.elementId}` : event.type;
      counts[what] = (counts[what] ?? 0) + 1;
    }
    return counts;
  }

  async until(probe: () => boolean, what: string): Promise<void> {
    for (const end = Date.now() + PATIENCE; !probe();) {
      if (Date.now() > end) throw new Error(`Expected ${what}, but waited in vain.`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async stop(): Promise<void> {
    await this.engine.stop();
  }

  async #transaction(work: (tx: Parameters<RemoteEngine['send']>[0]) => Promise<unknown>): Promise<boolean> {
    const sent = await this.database.transaction(async (tx) => {
      await work(tx);
      return tx;
    });
    return this.engine.settled(sent, PATIENCE);
  }
}

/** Ids that no run before has used: the server keeps what it got. */
export function newId(name: string): string {
  return `${name}_${randomUUID().slice(0, 8)}`;
}
