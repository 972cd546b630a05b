import { randomUUID } from 'node:crypto';
import type { Application } from './boot-application.ts';
import { bootApplication } from './boot-application.ts';
import { HttpClient, type Answer } from './http-client.ts';
import { PASSWORD } from './seed-organisation.ts';

export const DAY = 86_400_000;

/** A complete real-name report of a place in the county. */
export const REPORT = {
  reporter: { name: '王某某', phone: '19900009999' },
  regionCode: '610112',
  place: '凤城路 1 号储罐区',
  industry: 'hazardous-chemicals',
  matter: 'hazard',
  title: '储罐区消防设施损坏',
  facts: '储罐区两具消防炮锈死，无法转动，已三个月无人处理。',
  enterprise: '宏远化工有限公司',
};

interface Item {
  readonly id: string;
  readonly version: number;
  readonly caseNumber: string;
}

interface Completion {
  readonly opinion?: string;
  readonly fileIds?: readonly string[];
}

interface Wanted extends Completion {
  /** Whose step it is, where several reports are in the inbox. */
  readonly code?: string;
}

/** The application as the public and the staff use it, for specifications of reports. */
export class ReportDesk {
  readonly app: Application;
  readonly public: HttpClient;
  readonly #clients = new Map<string, HttpClient>();

  private constructor(app: Application) {
    this.app = app;
    this.public = new HttpClient(app.server);
  }

  static async open(): Promise<ReportDesk> {
    return new ReportDesk(await bootApplication());
  }

  /** Signs in anew each time the session is over. */
  async as(account: string): Promise<HttpClient> {
    const known = this.#clients.get(account);
    if (known && (await known.get('/api/session')).status === 200) return known;
    const client = new HttpClient(this.app.server);
    const { status, body } = await client.post('/api/session', { account, password: PASSWORD });
    if (status !== 201) throw new Error(`Expected ${account} to be signed in, but got ${JSON.stringify(body)}.`);
    this.#clients.set(account, client);
    return client;
  }

  /** A captcha as somebody solves it. */
  async captcha(): Promise<{ id: string; answer: string }> {
    const { body } = await this.public.get('/api/public/captcha');
    const id = String(body['id']);
    const solved = await this.public.get(`/api/simulator/captchas/${id}`);
    return { id, answer: String(solved.body['answer']) };
  }

  async submit(change: Record<string, unknown> = {}): Promise<Answer> {
    const answer = await this.public.post('/api/public/reports', {
      ...REPORT,
      requestId: randomUUID(),
      captcha: await this.captcha(),
      ...change,
    });
    await this.settle();
    return answer;
  }

  /** Hands a report in and tells its code. */
  async report(change: Record<string, unknown> = {}): Promise<string> {
    const { status, body } = await this.submit(change);
    if (status !== 201) throw new Error(`Expected the report to be taken, but got ${JSON.stringify(body)}.`);
    return String(body['code']);
  }

  async progress(code: string): Promise<Answer> {
    return this.public.post('/api/public/reports/query', { code, captcha: await this.captcha() });
  }

  async caseRow(code: string) {
    return this.app.database.read
      .selectFrom('bpm_case')
      .selectAll()
      .where('number', '=', code)
      .executeTakeFirstOrThrow();
  }

  async status(code: string): Promise<string> {
    return (await this.caseRow(code)).status;
  }

  /** Steps open now, as `step @unit`, in the order of their names. */
  async openSteps(code: string): Promise<string[]> {
    const { id } = await this.caseRow(code);
    const items = await this.app.database.read
      .selectFrom('bpm_work_item')
      .select(['element_id', 'unit_id'])
      .where('case_id', '=', id)
      .where('state', 'in', ['open', 'claimed'])
      .execute();
    return items.map(({ element_id, unit_id }) => `${element_id} @${unit_id}`).sort();
  }

  /** What a user finds in his inbox of a step. */
  async find(account: string, step: string, code?: string): Promise<Item | undefined> {
    const { body } = await (await this.as(account)).get(`/api/work-items?folder=todo&step=${step}`);
    return (body['items'] as Item[]).find(({ caseNumber }) => code === undefined || caseNumber === code);
  }

  /** Claims and completes a step as the inbox does, and lets workers and outbox catch up. */
  async complete(
    account: string,
    step: string,
    values: Record<string, unknown>,
    { code, ...more }: Wanted = {},
  ): Promise<Answer> {
    const item = await this.find(account, step, code);
    if (!item) throw new Error(`Expected "${step}" in the inbox of ${account}, but it is not there.`);
    const client = await this.as(account);
    const claimed = await client.post(`/api/work-items/${item.id}/claim`, { version: item.version });
    const version = claimed.status === 200 ? claimed.body['version'] : item.version;
    const answer = await client.post(`/api/work-items/${item.id}/complete`, { version, values, ...more });
    await this.settle();
    return answer;
  }

  /** Completes a step and fails unless it is taken. */
  async done(account: string, step: string, values: Record<string, unknown>, more: Wanted = {}): Promise<void> {
    const { status, body } = await this.complete(account, step, values, more);
    if (status !== 200) throw new Error(`Expected "${step}" to be completed, but got ${JSON.stringify(body)}.`);
  }

  async attach(account: string, name: string, kind: string): Promise<string> {
    const client = await this.as(account);
    const pdf = new TextEncoder().encode('%PDF-1.4\n%%EOF\n');
    const { body } = await client.upload('/api/files', name, pdf, kind);
    return (body['file'] as { id: string }).id;
  }

  /** Runs every job that can run now and sends what lies in the outbox. */
  async settle(): Promise<void> {
    await this.app.runner.settled();
    await this.app.kernel.outbox.sendDue();
    if (this.app.failures.length > 0) throw new AggregateError(this.app.failures, 'A worker failed.');
  }

  /** Moves the clock on day by day, so that what falls due on the way happens then. */
  async pass(days: number): Promise<void> {
    for (let left = days; left > 0; left--) {
      this.app.clock.advance(Math.min(left, 1) * DAY);
      await this.app.engine.fireDueTimers();
      await this.settle();
    }
  }

  /** Templates of the SMS sent to a phone. */
  smsTo(phone: string): string[] {
    return this.app.sent.filter((sms) => sms.phone === phone).map(({ template }) => template);
  }

  close(): Promise<void> {
    return this.app.stop();
  }
}
