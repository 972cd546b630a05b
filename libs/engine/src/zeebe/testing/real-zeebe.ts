import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import type { EngineCommand, Variables } from '../../command.ts';
import type { EngineEvent } from '../../event.ts';
import { createRemoteEngine, type RemoteEngine } from '../../remote/remote-engine.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/memory-database.ts';
import { createZeebeServer } from '../zeebe-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    zeebe: { address: string; redisUrl: string };
  }
}

/** The servers that server specs run against. */
export const zeebe = inject('zeebe');

/** Milliseconds in which what is awaited has come. */
const PATIENCE = 20_000;

/** An engine on the real server, its database, and the events it told. Several may share a database. */
export class RealEngine {
  readonly database: TestDatabase;
  readonly events: EngineEvent[] = [];
  readonly errors: unknown[] = [];
  readonly engine: RemoteEngine;

  constructor(database = openTestDatabase(), address = zeebe.address) {
    this.database = database;
    const server = createZeebeServer({ address, redisUrl: zeebe.redisUrl });
    this.engine = createRemoteEngine({ database, server, onError: (error) => this.errors.push(error) });
    this.engine.onEvents(async (tx, events) => {
      tx.afterCommit(() => this.events.push(...events));
    });
  }

  async start(): Promise<this> {
    await this.engine.start();
    // The very first reader begins with what happens from then on.
    await this.until(() => this.#hasBegun(), 'the stream to be read');
    return this;
  }

  stop(): Promise<void> {
    return this.engine.stop();
  }

  async deploy(content: string): Promise<void> {
    const resources = [{ name: `bpmn/${randomUUID()}.bpmn`, content }];
    await this.#settled(async (tx) => {
      await this.engine.deploy(tx, resources);
    });
  }

  async send(command: EngineCommand): Promise<void> {
    await this.#settled((tx) => this.engine.send(tx, command));
  }

  async startInstance(processId: string, variables: Variables = {}): Promise<string> {
    const instanceId = randomUUID();
    await this.send({ type: 'start-instance', instanceId, processId, caseId: `case-${instanceId}`, variables });
    return instanceId;
  }

  /** Waits until a probe finds something. */
  async until<Found>(probe: () => Found | undefined | false, what: string): Promise<Found> {
    const deadline = performance.now() + PATIENCE;
    for (;;) {
      const found = probe();
      if (found !== undefined && found !== false) return found;
      if (performance.now() > deadline)
        throw new Error(`Expected ${what}, but waited in vain: ${this.errors.join('; ')}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Waits for an event of an instance. */
  event<Type extends EngineEvent['type']>(type: Type, instanceId: string, elementId?: string) {
    const isIt = (event: EngineEvent): event is Extract<EngineEvent, { readonly type: Type }> =>
      event.type === type &&
      event.instanceId === instanceId &&
      (elementId === undefined || ('elementId' in event && event.elementId === elementId));
    return this.until(() => this.events.find(isIt), `"${type}" ${elementId ?? ''} of ${instanceId}`);
  }

  ofInstance(instanceId: string): string[] {
    return this.events
      .filter((event) => event.instanceId === instanceId)
      .map((event) => ('elementId' in event ? `${event.type} ${event.elementId}` : event.type));
  }

  async alarms(): Promise<string[]> {
    return (await this.engine.health()).alarms.map(({ code, message }) => `${code}: ${message}`);
  }

  /** Zeebe's key of an instance. */
  remoteId(instanceId: string): string {
    const row = this.database.handle.prepare('SELECT remote_id AS id FROM engine_remote WHERE id = ?').get(instanceId);
    return String(row?.['id']);
  }

  group(): string {
    const row = this.database.handle.prepare("SELECT value FROM engine_mark WHERE name = 'zeebe:identity'").get();
    return `safeflow-${String(row?.['value'])}`;
  }

  #hasBegun(): boolean {
    const row = this.database.handle.prepare("SELECT value FROM engine_mark WHERE name = 'zeebe:stream'").get();
    return row !== undefined;
  }

  async #settled(
    work: (tx: Parameters<Parameters<TestDatabase['transaction']>[0]>[0]) => Promise<void>,
  ): Promise<void> {
    const sent = await this.database.transaction(async (tx) => {
      await work(tx);
      return tx;
    });
    if (!(await this.engine.settled(sent, PATIENCE)))
      throw new Error('Expected the command to be carried out, but it was not.');
  }
}
