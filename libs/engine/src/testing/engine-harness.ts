import type { EngineCommand, Variables } from '../command.ts';
import type { KnownNames } from '../deployment/known-names.ts';
import { createEmbeddedEngine, type EmbeddedEngine } from '../embedded/embedded-engine.ts';
import type { JobOutcome, LeasedJob } from '../job-source.ts';
import { VirtualClock } from '../time/virtual-clock.ts';
import type { EngineEvent } from '../event.ts';
import type { DeployedDefinition } from '../port.ts';
import { openTestDatabase, type TestDatabase } from './memory-database.ts';

type Of<Type extends EngineEvent['type']> = Extract<EngineEvent, { readonly type: Type }>;

/** The real engine on a database in memory, with a clock that specs move, and the events it sent. */
export class EngineHarness {
  readonly database: TestDatabase = openTestDatabase();
  readonly clock = new VirtualClock();
  readonly events: EngineEvent[] = [];
  readonly engine: EmbeddedEngine;
  #instances = 0;

  constructor(known: KnownNames = {}) {
    this.engine = createEmbeddedEngine({ database: this.database, clock: this.clock, known: () => known });
    this.engine.onEvents(async (_tx, events) => {
      this.events.push(...events);
    });
  }

  deploy(...files: readonly string[]): Promise<DeployedDefinition[]> {
    const resources = files.map((content, index) => ({
      name: `bpmn/test-${index}.${content.includes('/spec/DMN/') ? 'dmn' : 'bpmn'}`,
      content,
    }));
    return this.database.transaction((tx) => this.engine.deploy(tx, resources));
  }

  send(command: EngineCommand): Promise<void> {
    return this.database.transaction((tx) => this.engine.send(tx, command));
  }

  /** Starts an instance and tells its id. */
  async startInstance(processId: string, variables: Variables = {}): Promise<string> {
    this.#instances += 1;
    const instanceId = `instance-${this.#instances}`;
    await this.send({ type: 'start-instance', instanceId, processId, caseId: `case-${this.#instances}`, variables });
    return instanceId;
  }

  /** Completes the one open user task of an element, in whichever instance. */
  async completeTask(elementId: string, variables: Variables = {}): Promise<void> {
    const [task] = this.openTasks(elementId);
    if (!task) throw new Error(`Expected an open user task "${elementId}", but there is none.`);
    await this.send({ type: 'complete-user-task', instanceId: task.instanceId, taskKey: task.key, variables });
  }

  openTasks(elementId?: string): Of<'user-task-created'>[] {
    const isClosed = ({ instanceId, key }: Of<'user-task-created'>) =>
      this.events.some(
        (event) =>
          (event.type === 'user-task-completed' || event.type === 'user-task-canceled') &&
          event.instanceId === instanceId &&
          event.key === key,
      );
    return this.of('user-task-created').filter(
      (task) => !isClosed(task) && (elementId === undefined || task.elementId === elementId),
    );
  }

  /** Leases the next job of a type as a worker would. */
  async leaseJob(type: string, milliseconds = 30_000): Promise<LeasedJob> {
    const [leased] = await this.database.transaction((tx) =>
      this.engine.jobs.lease(tx, { types: new Map([[type, milliseconds]]), limit: 1 }),
    );
    if (!leased) throw new Error(`Expected a job of type "${type}", but there is none.`);
    return leased;
  }

  /** Whether a worker would get a job of the type now. */
  async hasJob(type: string): Promise<boolean> {
    const jobs = await this.database.transaction((tx) => this.engine.operations.jobs(tx, {}));
    return jobs.some((job) => job.type === type && job.availableAt !== null && job.availableAt <= this.clock.now());
  }

  finishJob(leased: LeasedJob, outcome: JobOutcome): Promise<void> {
    return this.database.transaction((tx) => this.engine.jobs.finish(tx, leased, outcome));
  }

  async completeJob(type: string, variables: Variables = {}): Promise<void> {
    await this.finishJob(await this.leaseJob(type), { type: 'completed', variables });
  }

  async throwError(type: string, code: string, variables: Variables = {}): Promise<void> {
    await this.finishJob(await this.leaseJob(type), { type: 'error', code, message: `error ${code}`, variables });
  }

  publish(name: string, correlationKey: string, variables: Variables = {}, timeToLive = 0): Promise<void> {
    return this.send({ type: 'publish-message', name, correlationKey, variables, timeToLive });
  }

  broadcast(name: string, variables: Variables = {}): Promise<void> {
    return this.send({ type: 'broadcast-signal', name, variables });
  }

  /** Moves the time on and fires what became due. */
  async advance(milliseconds: number): Promise<number> {
    this.clock.advance(milliseconds);
    return this.engine.fireDueTimers();
  }

  of<Type extends EngineEvent['type']>(type: Type): Of<Type>[] {
    return this.events.filter((event): event is Of<Type> => event.type === type);
  }

  /** Element ids in the order in which they completed. */
  completed(): string[] {
    return this.of('element-completed').map(({ elementId }) => elementId);
  }

  terminated(): string[] {
    return this.of('element-terminated').map(({ elementId }) => elementId);
  }

  hasCompleted(instanceId: string): boolean {
    return this.of('instance-completed').some((event) => event.instanceId === instanceId);
  }

  incidents(): Of<'incident-created'>[] {
    return this.of('incident-created');
  }

  resolve(incident: Of<'incident-created'>, retries?: number): Promise<void> {
    const { instanceId, incidentKey } = incident;
    return this.send({ type: 'resolve-incident', instanceId, incidentKey, retries });
  }

  /** Variables of the instance itself, as rows hold them. */
  async variables(instanceId: string): Promise<Variables> {
    const elements = await this.database.transaction((tx) => this.engine.operations.elements(tx, instanceId));
    if (!elements) throw new Error(`Expected a running instance "${instanceId}", but there is none.`);
    return elements[0]?.variables ?? {};
  }

  /** All root variables an instance ever got, as its events tell. */
  lastVariables(instanceId: string): Variables {
    const layers = this.events
      .filter((event) => event.type === 'instance-started' || event.type === 'variables-updated')
      .filter((event) => event.instanceId === instanceId)
      .map(({ variables }) => variables);
    return Object.assign({}, ...layers) as Variables;
  }

  /** Rows of every table of running instances. */
  rows(): Record<string, number> {
    const tables = ['instance', 'job', 'timer', 'subscription', 'incident'];
    return Object.fromEntries(
      tables.map((table) => [
        table,
        Number(this.database.handle.prepare(`SELECT COUNT(*) AS n FROM engine_${table}`).get()?.n),
      ]),
    );
  }

  /** Messages that are kept for later. */
  messages(): number {
    return Number(this.database.handle.prepare('SELECT COUNT(*) AS n FROM engine_message').get()?.n);
  }

  close(): void {
    this.database.close();
  }
}
