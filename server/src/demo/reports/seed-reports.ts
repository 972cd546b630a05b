import type { VirtualClock } from '@safeflow/engine';
import { chinaDay } from '../../calendar/index.ts';
import type { Services } from '../../compose.ts';
import { embeddedOnly } from '../../create-engine.ts';
import { demoUsers } from '../organisation/demo-users.ts';
import { DemoRandom } from '../random.ts';
import { demoAnswers } from './demo-answers.ts';
import { DemoDesk } from './demo-desk.ts';
import { demoHours } from './demo-hours.ts';
import { dueTimeOf } from './demo-pace.ts';
import { daysToTime, demoPlans } from './demo-plan.ts';
import { demoReport, type DemoReport } from './demo-report.ts';

const SEED = 20_260_622;
/** Messages older than so many days have been read. */
const UNREAD_DAYS = 4;
/** Steps done at the same time; more would only wait for each other. */
const AT_ONCE = 16;

interface Known {
  readonly report: DemoReport;
  readonly done: Map<string, number>;
}

interface Waiting {
  readonly id: string;
  readonly case_id: string;
  readonly element_id: string;
  readonly candidates: string;
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
  readonly #seen = new Set<string>();
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
    const readAt = until - daysToTime(UNREAD_DAYS);
    for (const { at, working, morning } of demoHours(this.#clock.now(), until, this.#services.calendar.calendar)) {
      const before = this.#clock.now();
      this.#clock.advance(at - before);
      if (before < readAt && at >= readAt)
        await fewAtOnce(demoUsers, ({ account }) => this.#desk.readMessages(account));
      const arriving = this.#reports.filter(
        ({ plan }) => until - daysToTime(plan.age) > before && until - daysToTime(plan.age) <= at,
      );
      const taken = working ? this.#takeUp(at) : [];
      if (morning) await embeddedOnly(this.#services.engine).fireDueTimers();
      for (const report of arriving) await this.#submit(report);
      await fewAtOnce(taken, (item) => this.#answer(item));
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

  async #answer(item: Waiting): Promise<void> {
    const known = this.#known.get(item.case_id);
    if (!known) return;
    const { report, done } = known;
    const count = done.get(item.element_id) ?? 0;
    const random = this.#randomOf(report, item.element_id.length + 7 * count);
    const lead = (JSON.parse(item.variables) as { lead?: boolean }).lead !== false;
    const today = chinaDay(this.#clock.now());
    const answer =
      demoAnswers[item.element_id]?.({ report, random, lead, today, done: (element) => done.get(element) ?? 0 }) ??
      'wait';
    if (answer === 'wait') return random.chance(0.4) ? this.#desk.claim(item, random) : undefined;
    if (lead) done.set(item.element_id, count + 1);
    await this.#desk.complete(item, answer, report, random);
  }

  /** Lets workers and messages catch up, and notes the steps that came of it. */
  async #settle(): Promise<void> {
    const { runner, kernel } = this.#services;
    await runner.settled();
    await kernel.outbox.sendDue();
    for (const item of await this.#openItems()) {
      const known = this.#known.get(item.case_id);
      if (!known || this.#seen.has(item.id)) continue;
      this.#seen.add(item.id);
      const random = this.#randomOf(known.report, item.element_id.length);
      this.#waiting.push({ item, at: item.created_at + dueTimeOf(item.element_id, known.report.plan, random) });
    }
  }

  #openItems(): Promise<Waiting[]> {
    return this.#services.database.read
      .selectFrom('bpm_work_item')
      .select(['id', 'case_id', 'element_id', 'candidates', 'variables', 'created_at'])
      .where('state', '=', 'open')
      .orderBy('created_at')
      .execute();
  }

  /** The same for a step of a report however the steps of others come in between. */
  #randomOf(report: DemoReport, step: number): DemoRandom {
    return new DemoRandom(SEED + report.index * 1009 + step * 31);
  }
}

/** Works through a list, a few at once. */
async function fewAtOnce<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    await Promise.all(items.slice(start, start + AT_ONCE).map(work));
  }
}
