import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFreshDatabase } from '../../tools/database/fresh-database.ts';
import { freePort } from '../../tools/free-port.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';

/** One installation of SafeFlow with data of its own; its server can be stopped, killed and started again. */
export interface Application {
  readonly url: string;
  readonly server: ServerProcess;
  /** Starts the server again on the same data and address. */
  restart(): Promise<void>;
  /** Sets the virtual clock forward. */
  advanceClock(milliseconds: number): Promise<void>;
  /** Sets the virtual clock forward to a time (UTC ms). */
  advanceClockTo(time: number): Promise<void>;
  /** Stops the server and removes its data. */
  dispose(): Promise<void>;
}

const engine = process.env.SAFEFLOW_ENGINE ?? 'embedded';
const quickDefaults = {
  LOG_LEVEL: 'warn',
  // The timers of an engine server follow its own clock.
  CLOCK: engine === 'embedded' ? 'virtual' : 'system',
  DEMO_DATA: '1',
  DEMO_CASES: '0',
  NOTICE_SECONDS: '1',
};

/**
 * Starts an installation on fresh data. Where DATABASE_URL names a MySQL or MariaDB server, it gets a new database there.
 * By default the clock is virtual, there are accounts but no demo cases, and the notice is read in a second. With
 * SAFEFLOW_ENGINE the application runs on the engine server that OPERATON_URL or ZEEBE_ADDRESS and ZEEBE_REDIS_URL name.
 */
export async function startApplication(settings: Record<string, string> = {}): Promise<Application> {
  const dataDir = await mkdtemp(join(tmpdir(), 'safeflow-e2e-'));
  const given = process.env.DATABASE_URL;
  const database = given?.startsWith('mysql') ? await createFreshDatabase(given) : undefined;
  const port = await freePort();
  const environment = {
    ...quickDefaults,
    DATA_DIR: dataDir,
    PORT: String(port),
    DATABASE_URL: database?.url ?? `sqlite:${join(dataDir, 'safeflow.db')}`,
    ...settings,
  };
  const removeData = async () => {
    await database?.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  let server: ServerProcess;
  try {
    server = await startServerProcess(environment);
  } catch (error) {
    await removeData();
    throw error;
  }
  return {
    url: server.url,
    get server() {
      return server;
    },
    restart: async () => {
      await server.stop();
      server = await startServerProcess(environment);
    },
    advanceClock: (advanceMs) => setClock(server.url, { advanceMs }),
    advanceClockTo: (time) => setClock(server.url, { to: new Date(time).toISOString() }),
    dispose: async () => {
      await server.stop();
      await removeData();
    },
  };
}

async function setClock(url: string, change: { advanceMs: number } | { to: string }): Promise<void> {
  const answer = await fetch(`${url}/api/simulator/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });
  if (!answer.ok) throw new Error(`Expected the clock to advance, but got ${answer.status}: ${await answer.text()}`);
}
