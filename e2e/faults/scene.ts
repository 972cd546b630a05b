import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { DEMO_PASSWORD } from '../../server/src/demo/index.ts';
import type { Database } from '../../server/src/db/database.ts';
import { expectIntact, untilThrough } from '../../server/src/testing/crash/intact.ts';
import { StubbornClerk } from '../../server/src/testing/crash/stubborn-clerk.ts';
import { TestBrowser } from '../../server/src/testing/test-browser.ts';
import { createTestDatabase, type TestDatabase } from '../../server/src/testing/test-database.ts';
import { freePort } from '../../tools/free-port.ts';
import { startServerProcess, type ServerProcess } from '../harness/server-process.ts';

const CLERKS = 6;

/** What a process of the application is started with beside the shared settings. */
type Settings = Readonly<Record<string, string>>;

/** One installation with a database of its own, whose processes can be killed and started again. */
export class Scene {
  readonly #place: TestDatabase;
  readonly #folder: string;
  readonly #settings: Settings;
  readonly #processes: { readonly settings: Settings; process: ServerProcess }[] = [];

  /** On MariaDB where DATABASE_URL names one and several processes are wanted, else on SQLite. */
  static async open(settings: Settings): Promise<Scene> {
    return new Scene(await createTestDatabase(), await mkdtemp(join(tmpdir(), 'safeflow-fault-')), settings);
  }

  private constructor(place: TestDatabase, folder: string, settings: Settings) {
    this.#place = place;
    this.#folder = folder;
    const quick = { LOG_LEVEL: 'error', DEMO_DATA: '1', DEMO_CASES: '0', NODE_ENV: 'test' };
    this.#settings = { ...quick, DATA_DIR: folder, DATABASE_URL: place.url, ...settings };
  }

  get database(): Database {
    return this.#place.database;
  }

  /** Starts one more process and tells its number. */
  async start(settings: Settings = {}): Promise<number> {
    const all = { ...this.#settings, ...settings };
    this.#processes.push({ settings: all, process: await startServerProcess(all) });
    return this.#processes.length - 1;
  }

  /** Starts a process that only runs jobs and sends messages. */
  async startWorker(): Promise<number> {
    const port = String(await freePort());
    return this.start({ SAFEFLOW_ROLE: 'worker', PORT: port, WORKER_PORT: port });
  }

  /** Port of the MariaDB that DATABASE_URL names. */
  databasePort(): number {
    return Number(new URL(this.#place.url).port);
  }

  /** Settings with which a process reaches the database through a port of a proxy. */
  databaseBehind(port: number): Settings {
    const url = new URL(this.#place.url);
    url.port = String(port);
    return { DATABASE_URL: url.href };
  }

  url(number = 0): string {
    return this.#process(number).process.url;
  }

  output(number = 0): string {
    return this.#process(number).process.output();
  }

  async kill(number = 0): Promise<void> {
    await this.#process(number).process.kill();
  }

  /** Starts a killed process again on its port. */
  async restart(number = 0): Promise<void> {
    const entry = this.#process(number);
    entry.process = await startServerProcess({ ...entry.settings, PORT: new URL(entry.process.url).port });
  }

  async signIn(account: string, number = 0): Promise<TestBrowser> {
    const browser = new TestBrowser(this.url(number));
    await browser.signIn(account, DEMO_PASSWORD);
    return browser;
  }

  /**
   * Has clerks take so many reports through acceptance and dispatch at all processes that serve pages while `chaos` does its
   * worst; then nothing may be lost, doubled or stuck.
   */
  async survives(reports: number, web: readonly number[], chaos: () => Promise<void>): Promise<void> {
    const clerks = Array.from({ length: CLERKS }, (_, index) => {
      return new StubbornClerk(this.url(web[index % web.length]), 'sanyuan.info');
    });
    await Promise.all(clerks.map((clerk) => clerk.signIn()));
    let next = 0;
    const work = Promise.all(
      clerks.map(async (clerk) => {
        while (next < reports) await clerk.handle(next++);
      }),
    );
    await Promise.all([work, chaos()]);
    await untilThrough(this.database, reports);
    await expectIntact(this.database, clerks);
  }

  /** During an outage: lists answer quickly, and what is submitted is taken (PLT-076). */
  async expectUsable(browser: TestBrowser): Promise<void> {
    for (const path of ['/api/work-items?folder=todo&limit=30', '/api/cases?limit=30']) {
      const from = performance.now();
      expect((await browser.get(path)).status).toBe(200);
      expect(performance.now() - from, path).toBeLessThan(2_000);
    }
  }

  async dispose(): Promise<void> {
    for (const { process } of this.#processes.toReversed()) await process.stop();
    await this.#place.remove();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #process(number: number) {
    const entry = this.#processes[number];
    if (!entry)
      throw new Error(`Expected process ${number} of the application, but there are ${this.#processes.length}.`);
    return entry;
  }
}

/** Waits until something holds that an outage or a repair brings about. */
export async function until(what: string, holds: () => Promise<boolean>, patience = 60_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds().catch(() => false))) {
    if (Date.now() > end) throw new Error(`Expected ${what} within ${patience / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The engine as operators see it. */
export interface EngineState {
  readonly status: string;
  readonly pendingCommands: number;
  readonly alarms: readonly { readonly id: string; readonly code: string; readonly message: string }[];
}

export async function engineState(operator: TestBrowser): Promise<EngineState> {
  return (await operator.get<EngineState>('/api/engine')).body;
}
