import type { VirtualClock } from '@safeflow/engine';
import type { Services } from '../../compose.ts';
import { chinaDay } from '../../calendar/index.ts';
import { DemoRandom } from '../random.ts';
import { demoAnswers } from './demo-answers.ts';
import { DemoDesk } from './demo-desk.ts';
import { dueTimeOf } from './demo-pace.ts';
import { demoPlans } from './demo-plan.ts';
import { demoReport, type DemoReport } from './demo-report.ts';
import { demoHours } from './demo-hours.ts';

const SEED = 20_260_622;

interface Known {
  readonly report: DemoReport;
  readonly done: Map<string, number>;
}

interface Waiting {
  readonly id: string;
  readonly case_id: string;
  readonly element_id: string;
  readonly candidates: string;
  readonly name: string;
  readonly variables: string;
  readonly created_at: number;
}

/** Lets made-up reports of the past half year happen on a clock that runs up to `until` (UTC milliseconds), oldest first. */
export class ReportSeeding {
  readonly #services: Services;
  readonly #clock: VirtualClock;
  readonly #desk: DemoDesk;
  readonly #reports: DemoReport[];
  readonly #known = new Map<string, Known>();
  /** Steps that wait, with the time at which somebody takes them up. */
  #waiting: { readonly item: Waiting; readonly at: number }[] = [];

  constructor(services: Services, clock: VirtualClock, count: number) {
    const random = new DemoRandom(SEED);
    this.#services = services;
    this.#clock = clock;
    this.#desk = new DemoDesk(services);
    this.#reports = demoPlans(count, random).map((plan, index) => demoReport(index, plan, random));
  }

  async run(until: number): Promise<void> {
    const submittedAt = (report: DemoReport) => until - report.plan.age * 86_400_000;
    const pending = [...this.#reports];
    for (const { at, working, morning } of demoHours(this.#clock.now(), until, this.#services.calendar.calendar)) {
      this.#clock.advance(at - this.#clock.now());
      const arriving = pending.splice(0, pending.filter((report) => submittedAt(report) <= at).length);
      const taken = working ? this.#takeUp(at) : [];
      if (morning) await this.#services.engine.fireDueTimers();
      await Promise.all([
        ...arriving.map((report) => this.#submit(report)),
        ...taken.map((item) => this.#complete(item)),
      ]);
      if (morning || arriving.length + taken.length > 0) await this.#settle();
    }
  }

  async #submit(report: DemoReport): Promise<void> {
    const caseId = await this.#desk.open(report, this.#randomOf(report, 0));
    if (caseId !== undefined) this.#known.set(caseId, { report, done: new Map() });
  }

  #takeUp(now: number): Waiting[] {
    const due = this.#waiting.filter(({ at }) => at <= now);
    this.#waiting = this.#waiting.filter(({ at }) => at > now);
    return due.map(({ item }) => item);
  }

  async #complete(item: Waiting): Promise<void> {
    const known = this.#known.get(item.case_id);
    if (!known) return;
    const { report, done } = known;
    const count = done.get(item.element_id) ?? 0;
    const random = this.#randomOf(report, item.element_id.length + 7 * count);
    const { lead } = JSON.parse(item.variables) as { lead?: boolean };
    const step = {
      report,
      random,
      lead: lead !== false,
      today: chinaDay(this.#clock.now()),
      done: (element: string) => done.get(element) ?? 0,
    };
    const answer = demoAnswers[item.element_id]?.(step) ?? 'wait';
    if (answer === 'wait') return;
    if (step.lead) done.set(item.element_id, count + 1);
    await this.#desk.complete(item, answer, report, random);
  }

  async #settle(): Promise<void> {
    const { runner, kernel, database } = this.#services;
    await runner.settled();
    await kernel.outbox.sendDue();
    const seen = new Set(this.#seen);
    const items = await database.read
      .selectFrom('bpm_work_item')
      .select(['id', 'case_id', 'element_id', 'candidates', 'name', 'variables', 'created_at'])
      .where('state', '=', 'open')
      .orderBy('created_at')
      .execute();
    for (const item of items) {
      const known = this.#known.get(item.case_id);
      if (!known || seen.has(item.id)) continue;
      this.#seen.add(item.id);
      const random = this.#randomOf(known.report, item.element_id.length);
      this.#waiting.push({ item, at: item.created_at + dueTimeOf(item.element_id, known.report.plan, random) });
    }
  }

  readonly #seen = new Set<string>();

  #randomOf(report: DemoReport, step: number): DemoRandom {
    return new DemoRandom(SEED + report.index * 1009 + step * 31);
  }
}
