import { captchaSchema, changePasswordSchema, sessionSchema, signInSchema, type Session } from '@safeflow/contracts';
import type { Clock } from '@safeflow/engine';
import type { Audit } from '../../../audit/index.ts';
import type { Database } from '../../../db/database.ts';
import { endpoint, type Endpoint } from '../../../http/endpoint.ts';
import { signInNeeded } from '../../../http/errors.ts';
import type { Principal } from '../../../http/principal.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { describeRoles } from '../roles.ts';
import type { Captchas } from './captchas.ts';
import type { SessionCookie } from './session-cookie.ts';
import { principalOf, type SessionGatekeeper } from './session-gatekeeper.ts';
import type { Sessions } from './sessions.ts';
import type { SignIn } from './sign-in.ts';

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  readonly organisation: Organisation;
  readonly gatekeeper: SessionGatekeeper;
  readonly signIn: SignIn;
  readonly sessions: Sessions;
  readonly cookie: SessionCookie;
  readonly captchas: Captchas;
  readonly audit: Audit;
  readonly changePassword: (principal: Principal, change: { current: string; next: string }) => Promise<void>;
}

const tag = 'session';

export function sessionEndpoints(parts: Parts): Endpoint[] {
  return [
    signInEndpoint(parts),
    readEndpoint(parts),
    signOutEndpoint(parts),
    passwordEndpoint(parts),
    captchaEndpoint(parts),
  ];
}

function signInEndpoint({ gatekeeper, signIn, cookie, organisation, clock }: Parts): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/session',
    tag,
    summary: 'Signs in; after failures a captcha is asked for, then the account is locked for a while',
    access: 'public',
    body: signInSchema,
    reply: sessionSchema,
    status: 201,
    async handle({ body, request, response }) {
      const address = request.ip ?? '';
      const { token, session, lastSignInAt } = await signIn.run(body, address, await gatekeeper.session(request));
      const principal = principalOf(session, await organisation.snapshot(), address, clock.now());
      if (!principal) throw signInNeeded();
      cookie.write(response, token);
      return describe(principal, lastSignInAt);
    },
  });
}

function readEndpoint({ database }: Parts): Endpoint {
  return endpoint({
    method: 'get',
    path: '/api/session',
    tag,
    summary: 'Who is signed in and what he may do',
    access: 'session',
    beforePasswordChange: true,
    reply: sessionSchema,
    async handle({ principal }) {
      const user = await database.read
        .selectFrom('org_user')
        .select('last_sign_in_at')
        .where('id', '=', principal.userId)
        .executeTakeFirst();
      return describe(principal, user?.last_sign_in_at ?? null);
    },
  });
}

function signOutEndpoint({ database, sessions, cookie, audit }: Parts): Endpoint {
  return endpoint({
    method: 'delete',
    path: '/api/session',
    tag,
    summary: 'Signs out',
    access: 'session',
    beforePasswordChange: true,
    async handle({ principal, response }) {
      await database.transaction(async (tx) => {
        await sessions.end(tx, principal.sessionId);
        await audit.record(tx, { principal, action: 'session.sign-out', object: principal.account });
      });
      cookie.clear(response);
    },
  });
}

function passwordEndpoint({ changePassword }: Parts): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/session/password',
    tag,
    summary: 'Changes the own password and ends the other sessions',
    access: 'session',
    beforePasswordChange: true,
    body: changePasswordSchema,
    handle: ({ principal, body }) => changePassword(principal, body),
  });
}

function captchaEndpoint({ captchas }: Parts): Endpoint {
  return endpoint({
    method: 'get',
    path: '/api/captcha',
    tag,
    summary: 'A picture whose characters prove a person',
    access: 'public',
    reply: captchaSchema,
    async handle({ response }) {
      response.set('Cache-Control', 'no-store');
      return captchas.create();
    },
  });
}

function describe(principal: Principal, lastSignInAt: number | null): Session {
  return {
    userId: principal.userId,
    account: principal.account,
    name: principal.name,
    unit: { id: principal.unitId, name: principal.unitName, path: principal.unitPath },
    roles: describeRoles(principal.roles),
    permissions: [...principal.permissions],
    csrfToken: principal.csrfToken,
    passwordExpired: principal.passwordExpired ?? false,
    lastSignInAt: lastSignInAt === null ? null : new Date(lastSignInAt).toISOString(),
  };
}
