import { randomUUID } from 'node:crypto';
import type { Activation, Variables } from '../command.ts';
import type { UserTaskCreated } from '../event.ts';
import type { JobOutcome, LeasedJob } from '../job-source.ts';
import type { IncidentCreated } from './case-events.ts';
import type { Outcome } from './case-proof.ts';
import { CaseSession } from './case-session.ts';
import { Difference } from './difference.ts';

type Picks<Thing> = (thing: Thing) => boolean;

export interface StartOptions {
  /** Local name; `main` when left out. */
  readonly process?: string;
  readonly version?: number;
}

export interface PublishOptions {
  /**
   * Milliseconds; ten seconds when left out, because some engines open a subscription a moment after they tell of the
   * event that waits.
   */
  readonly timeToLive?: number;
  readonly messageId?: string;
}

export interface Moves {
  /** Elements to enter. */
  readonly activate?: readonly (string | Activation)[];
  /** Elements whose running instances end. */
  readonly terminate?: readonly string[];
}

/** What cases say and ask, in terms of element ids and local names. Whatever they ask for is waited for. */
export class ContractHarness extends CaseSession {
  /** Starts an instance and tells its id. */
  async start(variables: Variables = {}, { process = 'main', version }: StartOptions = {}): Promise<string> {
    const instanceId = randomUUID();
    const caseId = `case-${instanceId}`;
    await this.send({ type: 'start-instance', instanceId, processId: this.name(process), version, caseId, variables });
    return instanceId;
  }

  /** Waits for so many open user tasks of an element. */
  tasks(elementId: string, count = 1, instanceId?: string): Promise<UserTaskCreated[]> {
    return this.until(
      () => atLeast(this.events.openTasks(elementId, instanceId), count),
      `${count} open user tasks "${elementId}"`,
    );
  }

  async task(elementId: string, instanceId?: string): Promise<UserTaskCreated> {
    return first(await this.tasks(elementId, 1, instanceId));
  }

  /** Completes the first open task of an element, or the first that is picked. */
  async completeTask(elementId: string, variables: Variables = {}, picks: Picks<UserTaskCreated> = () => true) {
    const task = await this.until(
      () => this.events.openTasks(elementId).find(picks),
      `an open user task "${elementId}"`,
    );
    await this.send({ type: 'complete-user-task', instanceId: task.instanceId, taskKey: task.key, variables });
  }

  /** Waits for so many jobs of a type in hand. */
  jobs(type: string, count = 1): Promise<LeasedJob[]> {
    return this.until(() => atLeast(this.jobsInHand(type), count), `${count} jobs of type "${type}" to be handed out`);
  }

  async job(type: string): Promise<LeasedJob> {
    return first(await this.jobs(type));
  }

  async completeJob(type: string, variables: Variables = {}, picks: Picks<LeasedJob> = () => true): Promise<void> {
    await this.#finishOne(type, { type: 'completed', variables }, picks);
  }

  async throwError(type: string, code: string, variables: Variables = {}, picks: Picks<LeasedJob> = () => true) {
    await this.#finishOne(type, { type: 'error', code, message: `error ${code}`, variables }, picks);
  }

  /** Fails a try; the next one is `retryIn` milliseconds later. */
  async failJob(type: string, { message = 'out of order', retryIn = 0 } = {}): Promise<void> {
    await this.#finishOne(type, { type: 'failed', message, retryAt: this.now + retryIn }, () => true);
  }

  async publish(message: string, correlationKey: string, variables: Variables = {}, options: PublishOptions = {}) {
    await this.quiet();
    const name = this.name(message);
    await this.send({ type: 'publish-message', name, correlationKey, variables, timeToLive: 10_000, ...options });
  }

  async broadcast(signal: string, variables: Variables = {}): Promise<void> {
    await this.quiet();
    await this.send({ type: 'broadcast-signal', name: this.name(signal), variables });
  }

  /** Writes variables into the instance, or into the one running instance of an element. */
  async setVariables(instanceId: string, variables: Variables, elementId?: string): Promise<void> {
    const scopeKey = elementId === undefined ? undefined : first(await this.active(instanceId, elementId));
    await this.quiet();
    await this.send({ type: 'set-variables', instanceId, scopeKey, variables });
  }

  /** Waits for the open incident of an element. */
  incident(elementId: string, instanceId?: string): Promise<IncidentCreated> {
    return this.until(() => this.events.openIncidents(elementId, instanceId)[0], `an open incident at "${elementId}"`);
  }

  async resolve(elementId: string, retries?: number): Promise<void> {
    const { instanceId, incidentKey } = await this.incident(elementId);
    await this.quiet();
    await this.send({ type: 'resolve-incident', instanceId, incidentKey, retries });
  }

  async cancel(instanceId: string): Promise<void> {
    await this.quiet();
    await this.send({ type: 'cancel-instance', instanceId });
  }

  async modify(instanceId: string, { activate = [], terminate = [] }: Moves): Promise<void> {
    for (const elementId of terminate) await this.active(instanceId, elementId);
    await this.quiet();
    await this.send({
      type: 'modify-instance',
      instanceId,
      activate: activate.map((given) => (typeof given === 'string' ? { elementId: given } : given)),
      terminate: terminate.flatMap((elementId) => this.events.active(elementId, instanceId)),
    });
  }

  async migrate(instanceId: string, mapping: Record<string, string> = {}, targetVersion = 2): Promise<void> {
    await this.quiet();
    await this.send({ type: 'migrate-instance', instanceId, targetVersion, mapping });
  }

  /** Waits for running instances of an element and tells their keys. */
  active(instanceId: string, elementId: string, count = 1): Promise<string[]> {
    return this.until(
      () => atLeast(this.events.active(elementId, instanceId), count),
      `${count} running instances of "${elementId}"`,
    );
  }

  /** Waits for instances of a process that a message, a signal or a timer started. */
  started(process: string, count = 1): Promise<string[]> {
    return this.until(
      () => atLeast(this.events.started(this.name(process)), count),
      `${count} instances of "${process}"`,
    );
  }

  /** Waits for the instance of a process that an instance called; `nth` counts from 0. */
  called(parentId: string, process: string, nth = 0): Promise<string> {
    return this.until(() => this.events.called(parentId, this.name(process))[nth], `a called instance of "${process}"`);
  }

  /** Compares everything that happened to an instance, once nothing more comes. */
  async expect(instanceId: string, outcome: Outcome): Promise<void> {
    await this.proof.expect(instanceId, outcome);
  }

  async #finishOne(type: string, outcome: JobOutcome, picks: Picks<LeasedJob>): Promise<void> {
    const job = await this.until(() => this.jobsInHand(type).find(picks), `a job of type "${type}" to be handed out`);
    await this.finish(job, outcome);
  }
}

function atLeast<Item>(items: Item[], count: number): Item[] | undefined {
  return items.length >= count ? items : undefined;
}

function first<Item>([item]: readonly Item[]): Item {
  if (item === undefined) throw new Difference('Expected one, but there is none.');
  return item;
}
