import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { VirtualClock } from '@safeflow/engine';
import { createAudit } from '../../audit/index.ts';
import { problemHandler } from '../../http/problem-handler.ts';
import { register } from '../../http/register.ts';
import { createTestDatabase } from '../../testing/test-database.ts';
import { createIdentity } from './create-identity.ts';

export const PASSWORD = 'Correct#Horse1';

/** Province P with city C (county K with township T, department D of K) and city X, and one user per `<unit>-<role>` asked for. */
const UNITS = [
  ['p', null, 'province', '610000', '陕西省应急管理厅'],
  ['c', 'p', 'city', '610400', '咸阳市应急管理局'],
  ['k', 'c', 'county', '610422', '三原县应急管理局'],
  ['d', 'k', 'department', '610422', '三原县危化科'],
  ['t', 'k', 'township', '610422', '城关街道应急管理所'],
  ['x', 'p', 'city', '610600', '延安市应急管理局'],
] as const;

/** A signed-in or anonymous browser. */
export interface Browser {
  csrf: string;
  cookie: string;
  readonly request: (method: string, path: string, body?: unknown) => Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** Boots organisation, sign-in and the audit log over real HTTP, with a clock that the specification sets. */
export async function bootIdentity(users: readonly (readonly [account: string, unit: string, role: string])[]) {
  const { database, remove } = await createTestDatabase();
  const clock = new VirtualClock(Date.parse('2026-03-02T02:00:00Z'));
  const audit = createAudit({ database, clock });
  const config = { SESSION_IDLE_MINUTES: 60, SESSION_MAX_HOURS: 12, secureCookies: false, production: false };
  const logger = pino({ level: 'silent' });
  const identity = createIdentity({ database, clock, config, logger, audit });
  await seed(users, database, await identity.hasher.hash(PASSWORD), clock.now());
  const app = express().use(express.json());
  register(app, [...identity.endpoints, ...audit.endpoints], identity.gatekeeper);
  const server = createServer(app.use(problemHandler(logger)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...{ database, clock, audit, identity },
    browser: () => browserOf(server),
    async signIn(account: string, password = PASSWORD) {
      const browser = browserOf(server);
      const answer = await browser.request('POST', '/api/session', { account, password });
      if (answer.status !== 201)
        throw new Error(`Expected ${account} to be signed in, but got ${JSON.stringify(answer.body)}.`);
      return browser;
    },
    async stop() {
      await new Promise((resolve) => server.close(resolve));
      await remove();
    },
  };
}

async function seed(
  users: Parameters<typeof bootIdentity>[0],
  database: Awaited<ReturnType<typeof createTestDatabase>>['database'],
  hash: string,
  now: number,
): Promise<void> {
  await database.transaction(async (tx) => {
    const paths = new Map<string | null, string>([[null, '/']]);
    for (const [id, parent, kind, region, name] of UNITS) {
      const path = `${paths.get(parent) ?? ''}${id}/`;
      paths.set(id, path);
      const empty = { head: '', phone: '', address: '', enabled: 1, version: 1 };
      await tx.k
        .insertInto('org_unit')
        .values({ ...empty, id, parent_id: parent, kind, region_code: region, name, code: id, path })
        .execute();
    }
    for (const [account, unit, role] of users) {
      const fixed = { name: `用户${account}`, phone: '', enabled: 1, last_sign_in_at: null, version: 1 };
      const secret = { password_hash: hash, password_changed_at: now };
      await tx.k
        .insertInto('org_user')
        .values({ ...fixed, ...secret, id: `u-${account}`, account, unit_id: unit })
        .execute();
      await tx.k
        .insertInto('org_user_role')
        .values({ user_id: `u-${account}`, role })
        .execute();
    }
  });
}

function browserOf(server: Server): Browser {
  const { port } = server.address() as AddressInfo;
  const browser: Browser = {
    csrf: '',
    cookie: '',
    async request(method, path, body) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: {
          'Content-Type': 'application/json',
          'X-CSRF-Token': browser.csrf,
          Cookie: browser.cookie,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const set = response.headers.get('Set-Cookie');
      if (set) browser.cookie = set.split(';')[0] ?? '';
      const text = await response.text();
      const answer = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
      if (typeof answer['csrfToken'] === 'string') browser.csrf = answer['csrfToken'];
      return { status: response.status, headers: response.headers, body: answer };
    },
  };
  return browser;
}
