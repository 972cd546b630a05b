import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '@safeflow/engine';
import { pino } from 'pino';
import { compose, startServices, stopServices, type Services } from '../compose.ts';
import { readConfig, type Config } from '../config.ts';
import { embeddedOnly } from '../create-engine.ts';
import { PASSWORD, seedOrganisation, type Account } from './organisation.ts';
import { createTestDatabase } from './test-database.ts';
import { TestBrowser } from './test-browser.ts';

/** A working day, 10 o'clock in China. */
const START = Date.parse('2026-03-02T02:00:00Z');
const MODELS = join(import.meta.dirname, 'models');

export interface TestServer {
  readonly services: Services;
  readonly clock: VirtualClock;
  readonly url: string;
  /** A browser of a signed-in user; sessions end when the clock is set forward by more than their time. */
  signIn(account: Account): Promise<TestBrowser>;
  visitor(): TestBrowser;
  /** Waits until timers, workers and outbox have nothing left that is due. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** Boots the real server on an empty database with a small organisation, a process of its own and a clock that stands still. */
export async function startTestServer(
  settings: Partial<Config> = {},
  modelRoot = MODELS,
  seed = seedOrganisation,
): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'safeflow-server-'));
  const { url: databaseUrl, remove } = await createTestDatabase();
  const config = { ...readConfig(), dataDir, databaseUrl, demoData: false, LOG_LEVEL: 'silent' as const, ...settings };
  const clock = new VirtualClock(START);
  const services = await compose(config, pino({ level: 'silent' }), { clock, modelRoot });
  await seed(services.database, await services.identity.hasher.hash(PASSWORD), START);
  await startServices(services);
  const server = createServer(services.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ services, clock, url },
    visitor: () => new TestBrowser(url),
    async signIn(account) {
      const browser = new TestBrowser(url);
      await browser.signIn(account, PASSWORD);
      return browser;
    },
    settle: () => settle(services),
    async stop() {
      services.kernel.closeStreams();
      await closeServer(server);
      await stopServices(services);
      await remove();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function settle({ engine, runner, kernel }: Services): Promise<void> {
  do {
    await runner.settled();
    await kernel.outbox.sendDue();
  } while ((await embeddedOnly(engine).fireDueTimers()) > 0);
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
