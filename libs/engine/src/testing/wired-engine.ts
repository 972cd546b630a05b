import { setTimeout } from 'node:timers/promises';
import { CAPABILITIES } from '../capabilities.ts';
import type { EngineEvent } from '../event.ts';
import type { JobService, LeasedJob, ServeRequest } from '../job-source.ts';
import { EngineRejection, type Resource } from '../port.ts';
import {
  ServerRefusal,
  type EngineServer,
  type Executed,
  type ServerCommand,
  type ServerDefinition,
  type ServerHost,
} from '../remote/engine-server.ts';
import type { RemoteInstance } from '../remote/remote-instance.ts';
import { EngineHarness } from './engine-harness.ts';

/** An engine server at the end of a wire that can be cut, lose answers, and tell an event twice. */
export class WiredEngine {
  readonly inner = new EngineHarness();
  readonly log: EngineEvent[] = [];
  readonly leased = new Map<string, LeasedJob>();
  /** Nothing comes through. */
  isCut = false;
  /** So many commands are carried out, but their answer does not come back. */
  answersLost = 0;
  /** Events are told again from so far back. */
  repeats = 0;
  /** Commands in the order in which they came, repeated ones too. */
  readonly received: string[] = [];
  /** Files that were deployed. */
  readonly files: Resource[] = [];

  constructor() {
    this.inner.engine.onEvents(async (_tx, events) => void this.log.push(...events));
  }

  close(): void {
    this.inner.close();
  }
}

/** The adapter to a wired engine that one application process has. */
export class WiredServer implements EngineServer {
  readonly name = 'zeebe';
  readonly capabilities = CAPABILITIES.zeebe;
  readonly #wire: WiredEngine;
  readonly #services: JobService[] = [];
  #host: ServerHost | undefined;

  constructor(wire: WiredEngine) {
    this.#wire = wire;
  }

  async start(host: ServerHost): Promise<void> {
    this.#host = host;
    host.lead('events', (signal) => this.#takeIn(host, signal));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#services.map((service) => service.stop()));
  }

  async ping(): Promise<void> {
    if (this.#wire.isCut) throw new Error('Expected an answer, but the wire is cut.');
  }

  async deploy(files: readonly Resource[]): Promise<ServerDefinition[]> {
    await this.ping();
    this.#wire.files.push(...files);
    const deployed = await this.#wire.inner.deploy(...files.map(({ content }) => content));
    return deployed.map(({ kind, definitionId, version }) => {
      return { kind, definitionId, remoteId: `${definitionId}:${version}` };
    });
  }

  async execute(command: ServerCommand): Promise<Executed> {
    await this.ping();
    this.#wire.received.push(command.type);
    try {
      await this.#carryOut(command);
    } catch (error) {
      if (!(error instanceof EngineRejection)) throw error;
      // After an unknown outcome this is what success looks like.
      if (command.attempt === 0) throw new ServerRefusal(error.message);
    }
    if (this.#wire.answersLost > 0) {
      this.#wire.answersLost -= 1;
      throw new Error('Expected an answer, but it got lost.');
    }
    const id = 'instance' in command ? command.instance.id : undefined;
    const last = this.#wire.log.findLastIndex(({ instanceId }) => instanceId === id) + 1;
    return { remoteId: id, isSeen: (instance) => (instance?.record ?? 0) >= last };
  }

  async #carryOut(command: ServerCommand): Promise<void> {
    const { inner, leased } = this.#wire;
    if (command.type === 'finish-job') {
      const job = leased.get(command.jobKey);
      if (!job) throw new EngineRejection('wrong-state', `Expected job "${command.jobKey}" to be leased.`);
      return inner.finishJob(job, command.outcome);
    }
    if (!('instance' in command)) return inner.send(command);
    return inner.send({ ...command, instanceId: command.instance.id });
  }

  serveJobs(request: ServeRequest): JobService {
    const take = async (leased: LeasedJob) => {
      while ((await this.#host?.find(leased.job.instanceId)) === undefined) await setTimeout(2);
      this.#wire.leased.set(leased.job.key, leased);
      await request.take({ ...leased, until: Date.now() + 30_000 });
    };
    const service = this.#wire.inner.engine.jobs.serve({ ...request, take });
    this.#services.push(service);
    return service;
  }

  isQuiet(): boolean {
    return true;
  }

  async #takeIn(host: ServerHost, signal: AbortSignal): Promise<void> {
    const { log } = this.#wire;
    while (!signal.aborted) {
      const read = Number((await host.database.transaction((tx) => host.mark(tx, 'read'))) ?? 0);
      const events = this.#wire.isCut ? [] : log.slice(Math.max(0, read - this.#wire.repeats));
      if (events.length > 0) {
        const from = log.length - events.length;
        await host.intake(async (unit) => {
          for (const [index, event] of events.entries()) {
            const instance =
              (await unit.byId(event.instanceId)) ?? unit.adopt({ ...adopted(event), rootId: event.rootInstanceId });
            take(instance, from + index + 1, () => unit.emit(instance, event.at, event));
          }
          await host.setMark(unit.tx, 'read', String(from + events.length));
        });
      }
      await setTimeout(1);
    }
  }
}

function adopted({ instanceId: id, caseId, processId, version }: EngineEvent) {
  return { id, remoteId: id, caseId, processId, version, parentId: null, parentKey: null, mirror: null };
}

function take(instance: RemoteInstance, record: number, emit: () => void): void {
  if (record <= instance.record) return;
  instance.record = record;
  emit();
}
