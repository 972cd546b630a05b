import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Page, WorkItem } from '@safeflow/contracts';
import { compose, stopServices, type Services } from '../compose.ts';
import { readConfig } from '../config.ts';
import { DEMO_PASSWORD, seedAccounts } from '../demo/index.ts';
import { ServerChild } from '../testing/crash/server-child.ts';
import { measure, send, type Latency, type LoadUser, type Operation } from './api-load.ts';
import { copyCases, openRealCases } from './case-generator.ts';

const PORT = 43_080;
const CASES = 100_000;
const REAL = 1_500;
const USERS = 100;
const WARM_UP_SECONDS = 3;
const SECONDS = 8;
const SATURATED_SECONDS = 4;
const PAUSE = 1_000;
const COMPLETION = 'task completion';

const COUNTIES = ['sanyuan', 'jingyang', 'xingping'];
const READERS = [
  'xianyang.admin',
  'xianyang.supervisor',
  'province.leader',
  'province.supervisor',
  'province.admin',
  'baoji.admin',
];

export const group = 'api';

interface Figure {
  readonly group: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: string;
}

/** Inbox, case page, filtered list and completion with 100 signed-in users on 100,000 cases in SQLite. */
export async function run(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'safeflow-bench-'));
  const settings = {
    DATA_DIR: folder,
    DATABASE_URL: `sqlite:${join(folder, 'bench.db')}`,
    LOG_LEVEL: 'error',
    DEMO_CASES: '0',
  };
  try {
    await prepare(settings);
    return await measureServer(settings);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function prepare(settings: Record<string, string>): Promise<void> {
  const services = await compose(readConfig(settings), pino({ level: 'silent' }));
  try {
    await seedAccounts(services.database, services.identity, services.clock.now());
    await services.kernel.deploy(services.modelRoot, new Set(services.workers.keys()));
    const units = await authorities(services);
    const county = units.filter(({ regionCode }) => ['610422', '610423', '610481'].includes(regionCode));
    await openRealCases(services, county, REAL);
    await copyCases(services, units, CASES - REAL);
  } finally {
    await stopServices(services);
  }
}

async function authorities({ identity }: Services) {
  return (await identity.directory.units()).filter(({ kind }) => kind === 'county' || kind === 'city');
}

async function measureServer(settings: Record<string, string>): Promise<Figure[]> {
  const server = new ServerChild(PORT, settings);
  await server.start();
  const users = await signInAll(server.url);
  try {
    const figures: Figure[] = [];
    let resident = 0;
    for (const [name, operation] of Object.entries(operations(server.url))) {
      await measure(users, WARM_UP_SECONDS, PAUSE, operation);
      const paced = await measure(users, SECONDS, PAUSE, operation);
      figures.push(...pacedFigures(name, paced));
      if (name !== COMPLETION) figures.push(...(await saturatedFigures(name, users, operation)));
      resident = Math.max(resident, await residentMegabytes(server.url));
    }
    return [...figures, figure('resident memory of the server', resident, 'MB', '<= 400')];
  } finally {
    for (const { agent } of users) agent.destroy();
    await server.stop();
  }
}

function pacedFigures(name: string, { p50, p95, p99 }: Latency): Figure[] {
  const label = `${name}, 100 users, one request each second`;
  return [
    figure(`${label}, p50`, p50, 'ms'),
    figure(`${label}, p95`, p95, 'ms'),
    figure(`${label}, p99`, p99, 'ms', '<= 150'),
  ];
}

/** All users ask again as soon as they are answered: what one process can do at most. */
async function saturatedFigures(name: string, users: readonly LoadUser[], operation: Operation): Promise<Figure[]> {
  const { p99, perSecond } = await measure(users, SATURATED_SECONDS, 0, operation);
  const label = `${name}, 100 at once without pause`;
  return [figure(`${label}, p99`, p99, 'ms'), figure(`${label}, throughput`, perSecond, '1/s')];
}

function figure(name: string, value: number, unit: string, goal = ''): Figure {
  return { group, name, value: Math.round(value * 10) / 10, unit, goal };
}

async function signInAll(url: string): Promise<LoadUser[]> {
  const officers = [...COUNTIES.map((county) => `${county}.admin`), 'sanyuan.info'];
  const accounts = Array.from({ length: USERS }, (_, index) =>
    index % 2 === 0 ? officers[(index / 2) % officers.length] : READERS[((index - 1) / 2) % READERS.length],
  );
  return Promise.all(accounts.map((account = '') => signIn(url, account)));
}

async function signIn(url: string, account: string): Promise<LoadUser> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ account, password: DEMO_PASSWORD }),
  });
  if (response.status !== 201)
    throw new Error(`Expected ${account} to sign in, but got ${response.status}: ${await response.text()}`);
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  const cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  return {
    account,
    agent: new Agent({ keepAlive: true, maxSockets: 1 }),
    headers: { Cookie: cookie, 'X-CSRF-Token': csrfToken },
  };
}

function operations(url: string): Record<string, Operation> {
  const get = async (user: LoadUser, path: string) => {
    const answer = await send(user, 'GET', `${url}${path}`);
    if (answer.status !== 200)
      throw new Error(`Expected ${path} to be answered, but got ${answer.status}: ${answer.text}`);
    return answer;
  };
  const ids = new Map<string, string[]>();
  return {
    inbox: async (user) => (await get(user, '/api/work-items?folder=todo')).milliseconds,
    async 'case page'(user, turn) {
      if (!ids.has(user.account)) ids.set(user.account, idsIn(await get(user, '/api/cases?limit=100')));
      const own = ids.get(user.account) ?? [];
      return (await get(user, `/api/cases/${own[turn % own.length] ?? ''}`)).milliseconds;
    },
    async 'list with three filters'(user, turn) {
      const status = ['verifying', 'closed', 'accepted'][turn % 3];
      const industry = ['gas', 'coal-mine', 'other'][turn % 3];
      return (await get(user, `/api/cases?status=${status}&industry=${industry}&region=610400`)).milliseconds;
    },
    [COMPLETION]: completion(url, get),
  };
}

function idsIn({ text }: { text: string }): string[] {
  return (JSON.parse(text) as Page<{ id: string }>).items.map(({ id }) => id);
}

/** Claims an item untimed, then completes it; users without such items read their inbox meanwhile, untimed too. */
function completion(
  url: string,
  get: (user: LoadUser, path: string) => Promise<{ text: string; milliseconds: number }>,
): Operation {
  const pools = new Map<string, Promise<WorkItem[]>>();
  const poolOf = (user: LoadUser) => {
    const county = user.account.split('.')[0] ?? '';
    let pool = pools.get(county);
    if (!pool) pools.set(county, (pool = readPool(user, get)));
    return pool;
  };
  return async (user) => {
    const item = COUNTIES.some((county) => user.account.startsWith(county)) ? (await poolOf(user)).shift() : undefined;
    if (!item) {
      await get(user, '/api/work-items?folder=todo');
      return undefined;
    }
    const claimed = await send(user, 'POST', `${url}/api/work-items/${item.id}/claim`, {});
    if (claimed.status !== 200) throw new Error(`Expected a claim, but got ${claimed.status}: ${claimed.text}`);
    const { version } = JSON.parse(claimed.text) as WorkItem;
    const body = { version, values: { decision: 'accept' }, opinion: '' };
    const answer = await send(user, 'POST', `${url}/api/work-items/${item.id}/complete`, body);
    if (answer.status !== 200) throw new Error(`Expected a completion, but got ${answer.status}: ${answer.text}`);
    return answer.milliseconds;
  };
}

/** The real cases are the latest ones. */
async function readPool(
  user: LoadUser,
  get: (user: LoadUser, path: string) => Promise<{ text: string }>,
): Promise<WorkItem[]> {
  const pool: WorkItem[] = [];
  let cursor: string | null = '';
  do {
    const { text } = await get(
      user,
      `/api/work-items?folder=todo&sort=-created&limit=200${cursor ? `&cursor=${cursor}` : ''}`,
    );
    const page = JSON.parse(text) as Page<WorkItem>;
    pool.push(...page.items.filter(({ createdAt }) => Date.now() - Date.parse(createdAt) < 3_600_000));
    cursor = page.items.length > 0 && pool.length % 200 === 0 ? page.nextCursor : null;
  } while (cursor);
  return pool;
}

async function residentMegabytes(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1] ?? 0) / 2 ** 20;
}
