import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Database } from '../../../db/database.ts';
import { readConfig } from '../../../config.ts';
import { embeddedOnly } from '../../../create-engine.ts';
import type { TestBrowser } from '../../../testing/test-browser.ts';
import { type Answer } from '../../../testing/test-browser.ts';
import { startTestServer, type TestServer } from '../../../testing/test-server.ts';
import { PASSWORD, seedOrganisation } from './seed-organisation.ts';

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

/** Many requests of one specification come from one address. */
const SETTINGS = { UPLOAD_MAX_MB: 1, PUBLIC_READS_PER_MINUTE: 10_000, PUBLIC_WRITES_PER_MINUTE: 10_000 };

/** The application as the public and the staff use it, for specifications of reports. */
export class ReportDesk {
  readonly server: TestServer;
  readonly public: TestBrowser;
  readonly #browsers = new Map<string, TestBrowser>();

  private constructor(server: TestServer) {
    this.server = server;
    this.public = server.visitor();
  }

  /** Boots the real server with the real models and an organisation of its own. */
  static async open(): Promise<ReportDesk> {
    return new ReportDesk(await startTestServer(SETTINGS, readConfig().root, seedOrganisation));
  }

  get read(): Database['read'] {
    return this.server.services.database.read;
  }

  /** Signs in anew each time the session is over. */
  async as(account: string): Promise<TestBrowser> {
    const known = this.#browsers.get(account);
    if (known && (await known.get('/api/session')).status === 200) return known;
    const browser = this.server.visitor();
    await browser.signIn(account, PASSWORD);
    this.#browsers.set(account, browser);
    return browser;
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
    return this.read.selectFrom('bpm_case').selectAll().where('number', '=', code).executeTakeFirstOrThrow();
  }

  async status(code: string): Promise<string> {
    return (await this.caseRow(code)).status;
  }

  /** Steps open now, as `step @unit`, in the order of their names. */
  async openSteps(code: string): Promise<string[]> {
    const { id } = await this.caseRow(code);
    const items = await this.read
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
    const browser = await this.as(account);
    const content = new TextEncoder().encode('%PDF-1.4\n%%EOF\n');
    return (await browser.upload<{ file: { id: string } }>('/api/files', { name, content, kind })).body.file.id;
  }

  /** Runs every job that can run now and sends what lies in the outbox; a worker that failed fails the specification. */
  async settle(): Promise<void> {
    await this.server.settle();
    while (await this.#isSending()) await setTimeout(2);
    const { database, engine } = this.server.services;
    const jobs = await database.transaction((tx) => embeddedOnly(engine).operations.jobs(tx, {}));
    const failed = jobs.filter(({ failures }) => failures > 0).map(({ type }) => type);
    if (failed.length > 0) throw new Error(`Expected every worker to succeed, but these failed: ${failed.join(', ')}.`);
  }

  /** The outbox also sends in the background: what it has in hand is waited for. */
  async #isSending(): Promise<boolean> {
    const pending = this.read.selectFrom('bpm_outbox').select('id').where('state', '=', 'pending').limit(1);
    return (await pending.executeTakeFirst()) !== undefined;
  }

  /** Moves the clock on day by day, so that what falls due on the way happens then. */
  async pass(days: number): Promise<void> {
    for (let day = 0; day < days; day++) {
      this.server.clock.advance(DAY);
      await embeddedOnly(this.server.services.engine).fireDueTimers();
      await this.settle();
    }
  }

  /** Templates of the SMS that a phone got, oldest first. */
  async smsTo(phone: string): Promise<string[]> {
    return (await this.sms(phone)).map(({ template }) => template);
  }

  /** SMS that went out, oldest first. */
  async sms(phone?: string): Promise<{ template: string; recipient: string; text: string }[]> {
    const query = this.read
      .selectFrom('sim_message')
      .select(['template', 'recipient', 'text'])
      .where('channel', '=', 'sms')
      .orderBy('at')
      .orderBy('id');
    return (phone === undefined ? query : query.where('recipient', '=', phone)).execute();
  }

  close(): Promise<void> {
    return this.server.stop();
  }
}
