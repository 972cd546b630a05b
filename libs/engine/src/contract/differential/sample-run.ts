import type { LeasedJob } from '../../job-source.ts';
import type { CatchingElement } from '../../testing/random-event-writer.ts';
import { ContractHarness } from '../contract-harness.ts';
import type { EventHub } from '../event-hub.ts';
import type { EngineStage } from '../stage.ts';
import { elementOf, isInTheWay, placeOf, type Action } from './action.ts';
import { filesOf, type Sample } from './sample.ts';
import { traceOf, type Trace } from './trace.ts';

/** Variables that every run begins with. */
const BEGINNING = { number: 'A1', way: 0, answer: 0 };
/** Times that an event in nobody's way is triggered at most. */
const MOST_TRIGGERS = 2;
/** How much likelier it is to go on than to break off. */
const ONWARDS = 3;
/** Seconds in which every timer that goes off by itself has done so. */
const SETTLING_SECONDS = 8;
const JOB = 'random-job';
const HOUR = 3_600_000;

/** One instance of a random model on one engine. */
export class SampleRun {
  readonly engine: ContractHarness;
  #instanceId = '';
  #catching: readonly CatchingElement[] = [];
  /** Where jobs were whose errors nothing caught. */
  readonly #stopped = new Map<string, string>();
  readonly #triggered = new Map<string, number>();

  constructor(stage: EngineStage, hub: EventHub) {
    this.engine = new ContractHarness(stage, hub);
  }

  get suffix(): string {
    return this.engine.name('');
  }

  get isOver(): boolean {
    return this.engine.events.state(this.#instanceId) !== 'active';
  }

  async start(sample: Sample): Promise<void> {
    const { files, catching } = filesOf(sample, this.engine.name);
    this.#catching = catching;
    await this.engine.deploy(...files);
    this.#instanceId = await this.engine.start(BEGINNING);
  }

  trace(): Trace {
    return traceOf(this.engine.events, this.#instanceId, this.suffix);
  }

  /** Moves a time that stands still until nothing happens by itself any more. */
  async settle(): Promise<void> {
    for (let second = 0; second < SETTLING_SECONDS; second += 1) await this.engine.advance(1_000);
    await this.engine.until(() => (this.#hasAllJobs ? true : undefined), 'all jobs to be handed out');
  }

  /** True when every job that waits for a worker is in hand. */
  get #hasAllJobs(): boolean {
    const { events } = this.engine;
    const stopped = new Set(this.#openIncidents().map(({ instanceId, key }) => `${instanceId} ${key}`));
    const open = events
      .of('job-created')
      .filter(({ instanceId, key }) => !events.hasEnded(instanceId, key) && !stopped.has(`${instanceId} ${key}`));
    return open.length === this.engine.jobsInHand(JOB).length;
  }

  /** What can be done next, in an order that does not depend on the engine. */
  possible(pick: number): Action[] {
    const variables = { way: pick % 3, answer: pick % 7 };
    const { events } = this.engine;
    const tasks = events.allOpenTasks().map((task) => placeOf(task.elementId, task.variables));
    const jobs = unique(this.engine.jobsInHand(JOB).map(({ job }) => placeOf(job.elementId, job.variables)));
    const awaited = this.#catching.filter((event) => this.#isAwaited(event));
    const stopped = this.#openIncidents().flatMap(
      ({ instanceId, key }) => this.#stopped.get(`${instanceId} ${key}`) ?? [],
    );
    const onwards: Action[] = [
      ...unique(tasks).map((place) => ({ type: 'task', place, variables }) as const),
      ...jobs.map((place) => ({ type: 'job', place, variables, error: false }) as const),
      ...unique(stopped).map((place) => ({ type: 'resolve', place }) as const),
      ...awaited.filter(isInTheWay).map(({ kind, name }) => ({ type: kind, name })),
    ];
    return [
      ...Array.from({ length: ONWARDS }, () => onwards).flat(),
      ...jobs.map((place) => ({ type: 'job', place, variables, error: true }) as const),
      ...awaited.filter((event) => !isInTheWay(event)).map(({ kind, name }) => ({ type: kind, name })),
    ];
  }

  /** Does one thing; waits for the task, job or incident that it is about. */
  async perform(action: Action): Promise<void> {
    switch (action.type) {
      case 'task': {
        const { place, variables } = action;
        return this.engine.completeTask(elementOf(place), variables, (task) => isAt(task, place));
      }
      case 'job':
        return this.#finishJob(action);
      case 'resolve':
        return this.#resolve(action.place);
      case 'message':
      case 'signal':
        return this.#trigger(action.type, action.name);
      case 'cancel':
        return this.engine.send({ type: 'cancel-instance', instanceId: this.#instanceId });
    }
  }

  close(): Promise<void> {
    return this.engine.close();
  }

  async #finishJob({ place, variables, error }: Extract<Action, { readonly type: 'job' }>): Promise<void> {
    const isThere = ({ job, elementKey }: LeasedJob) => {
      if (!isAt(job, place)) return false;
      if (error) this.#stopped.set(`${job.instanceId} ${elementKey}`, place);
      return true;
    };
    if (error) await this.engine.throwError(JOB, 'FAIL', variables, isThere);
    else await this.engine.completeJob(JOB, variables, isThere);
  }

  async #resolve(place: string): Promise<void> {
    const { instanceId, incidentKey } = await this.engine.until(
      () => this.#openIncidents().find((open) => this.#stopped.get(`${open.instanceId} ${open.key}`) === place),
      `an incident at ${place}`,
    );
    await this.engine.send({ type: 'resolve-incident', instanceId, incidentKey, retries: 1 });
  }

  async #trigger(kind: 'message' | 'signal', name: string): Promise<void> {
    this.#triggered.set(name, (this.#triggered.get(name) ?? 0) + 1);
    const common = { name, variables: {} };
    if (kind === 'signal') await this.engine.send({ type: 'broadcast-signal', ...common });
    else await this.engine.send({ type: 'publish-message', ...common, correlationKey: 'A1', timeToLive: HOUR });
  }

  #openIncidents() {
    const { events } = this.engine;
    const places = new Set(events.of('incident-created').map(({ elementId }) => elementId));
    return [...places].flatMap((elementId) => events.openIncidents(elementId));
  }

  #isAwaited(event: CatchingElement): boolean {
    if (this.engine.events.active(event.host, this.#instanceId).length === 0) return false;
    // What waits itself must go on at some time.
    return isInTheWay(event) || (this.#triggered.get(event.name) ?? 0) < MOST_TRIGGERS;
  }
}

function isAt(
  { elementId, variables }: { elementId: string; variables: Readonly<Record<string, unknown>> },
  place: string,
) {
  return placeOf(elementId, variables) === place;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted();
}
