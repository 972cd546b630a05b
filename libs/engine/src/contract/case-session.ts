import type { EngineCommand } from '../command.ts';
import type { JobOutcome, LeasedJob } from '../job-source.ts';
import { EngineRejection, type DeployedDefinition, type ProcessEngine } from '../port.ts';
import type { SqlTransaction } from '../sql.ts';
import { CaseEvents } from './case-events.ts';
import { CaseProof } from './case-proof.ts';
import { DeployedModels } from './deployed-models.ts';
import { Difference } from './difference.ts';
import type { EventHub } from './event-hub.ts';
import { JobsInHand } from './jobs-in-hand.ts';
import { newNames, type Name } from './name.ts';
import { Patience } from './patience.ts';
import type { EngineStage } from './stage.ts';

/** What a case has of an engine: the port, names of its own, its events, its jobs, and patience. */
export class CaseSession {
  readonly name: Name;
  readonly events = new CaseEvents();
  /** What must have come of it. */
  readonly proof: CaseProof;
  readonly #stage: EngineStage;
  readonly #models: DeployedModels;
  readonly #jobs: JobsInHand;
  readonly #patience: Patience;
  readonly #unlisten: () => void;

  constructor(stage: EngineStage, hub: EventHub) {
    const { name, suffix } = newNames();
    this.name = name;
    this.#stage = stage;
    this.#patience = new Patience(stage, () => this.#jobs.failure);
    this.#models = new DeployedModels(`bpmn/contract${suffix}`);
    this.#jobs = new JobsInHand(stage.engine, () => this.#patience.changed());
    this.#unlisten = hub.listen(suffix, (event) => {
      this.events.all.push(event);
      this.#patience.changed();
    });
    this.proof = new CaseProof(this.events, this.#models, this.#patience);
  }

  get engine(): ProcessEngine {
    return this.#stage.engine;
  }

  /** UTC milliseconds. */
  get now(): number {
    return this.engine.clock.now();
  }

  /** Deploys BPMN, DMN and form files together and takes the jobs of their types from then on. */
  async deploy(...contents: readonly string[]): Promise<DeployedDefinition[]> {
    if (contents.length === 0) return [];
    const resources = await this.#models.add(contents);
    const { deployed, sent } = await this.engine.database.transaction(async (tx) => ({
      deployed: await this.engine.deploy(tx, resources),
      sent: tx,
    }));
    await this.#settled(sent, 'deploy');
    this.#jobs.serve([...this.#models.jobTypes]);
    return deployed;
  }

  /** Takes jobs of a type that only an expression tells. */
  serve(...types: readonly string[]): void {
    this.#jobs.serve(types.map((type) => this.name(type)));
  }

  /** Jobs of a type in hand whose element instances have not ended meanwhile. */
  jobsInHand(type: string): LeasedJob[] {
    const jobs = this.#jobs.of(this.name(type));
    return jobs.filter(({ job, elementKey }) => !this.events.hasEnded(job.instanceId, elementKey));
  }

  /** Records how a job went and waits until what came of it can be read. */
  async finish(job: LeasedJob, outcome: JobOutcome): Promise<void> {
    await this.#settled(await this.#jobs.finish(job, outcome), `finish-job (${outcome.type})`);
  }

  /** Sends a command and waits until what it did can be read. */
  async send(command: EngineCommand): Promise<void> {
    const sent = await this.engine.database.transaction(async (tx) => {
      await this.engine.send(tx, command);
      return tx;
    });
    await this.#settled(sent, command.type);
  }

  /** Sends a command that has no effect: it is refused at once, or when the server gets it. */
  async refused(command: EngineCommand): Promise<void> {
    await this.refusedWork(command.type, () => this.send(command));
  }

  /** As `refused`, for any work. */
  async refusedWork(what: string, work: () => Promise<unknown>): Promise<void> {
    await this.quiet();
    const before = this.events.all.length;
    try {
      await work();
      if (this.engine.capabilities.sameTransaction) {
        throw new Difference(`Expected "${what}" to be refused, but it was accepted.`);
      }
    } catch (error) {
      if (!(error instanceof EngineRejection)) throw error;
    }
    await this.quiet();
    const { type } = this.events.all[before] ?? {};
    if (type) throw new Difference(`Expected "${what}" to have no effect, but there was "${type}".`);
  }

  /** Moves the time on. */
  async advance(milliseconds: number): Promise<void> {
    await this.quiet();
    await this.#stage.advance(milliseconds, [...this.#models.processIds]);
    this.#patience.changed();
  }

  /** Waits until a probe finds something. */
  until<Found>(probe: () => Found | undefined, what: string): Promise<Found> {
    return this.#patience.until(probe, what);
  }

  /** Waits until no event is on its way. */
  quiet(): Promise<void> {
    return this.#patience.quiet();
  }

  /** Ends whatever the case left behind. */
  async close(): Promise<void> {
    this.#patience.end();
    await this.#jobs.stop();
    for (const { instanceId, parentInstanceId } of this.events.of('instance-started')) {
      if (parentInstanceId === undefined && this.events.state(instanceId) === 'active') await this.#abandon(instanceId);
    }
    this.#unlisten();
    const plain = this.#models.withoutTimers();
    if (plain.length > 0) await this.deploy(...plain);
    await this.#stage.forget?.([...this.#models.processIds]);
  }

  async #abandon(instanceId: string): Promise<void> {
    try {
      await this.send({ type: 'cancel-instance', instanceId });
    } catch (error) {
      if (!(error instanceof EngineRejection)) throw error;
    }
  }

  async #settled(sent: SqlTransaction, what: string): Promise<void> {
    this.#patience.changed();
    if (await this.engine.settled(sent, this.#stage.patience)) return;
    throw new Difference(`Expected "${what}" to be carried out in ${this.#stage.patience} ms, but it was not.`);
  }
}
