import type { Logger } from 'pino';
import type { Clock } from '@safeflow/engine';
import type { Audit } from '../../audit/index.ts';
import type { Config } from '../../config.ts';
import type { Database } from '../../db/database.ts';
import type { Endpoint } from '../../http/endpoint.ts';
import { Organisation } from './organisation/organisation.ts';
import { pickEndpoints } from './organisation/pick-endpoints.ts';
import { regionEndpoints } from './organisation/region-endpoints.ts';
import { unitEndpoints } from './organisation/unit-endpoints.ts';
import { UnitService } from './organisation/unit-service.ts';
import { userEndpoints } from './organisation/user-endpoints.ts';
import { UserService } from './organisation/user-service.ts';
import { PasswordHasher } from './password/password-hasher.ts';
import { captchaAnswers } from './session/captcha-answers.ts';
import { Captchas } from './session/captchas.ts';
import { changePassword } from './session/change-password.ts';
import { SessionCookie } from './session/session-cookie.ts';
import { sessionEndpoints } from './session/session-endpoints.ts';
import { principalOf, SessionGatekeeper } from './session/session-gatekeeper.ts';
import { Sessions } from './session/sessions.ts';
import { SignInFailures } from './session/sign-in-failures.ts';
import { SignIn } from './session/sign-in.ts';

interface Needs {
  readonly database: Database;
  readonly clock: Clock;
  readonly config: Pick<Config, 'SESSION_IDLE_MINUTES' | 'SESSION_MAX_HOURS' | 'secureCookies' | 'production'>;
  readonly logger: Logger;
  readonly audit: Audit;
}

interface Expiring {
  readonly sessions: Sessions;
  readonly captchas: Captchas;
  readonly failures: SignInFailures;
}

const CLEAN_EVERY = 10 * 60_000;

export type Identity = ReturnType<typeof createIdentity>;

/** Organisation, users, roles and sessions. */
export function createIdentity(needs: Needs) {
  const { database, clock, config, audit } = needs;
  const organisation = new Organisation(database);
  const hasher = new PasswordHasher();
  const sessions = new Sessions(database, clock, config);
  const cookie = new SessionCookie(config.secureCookies);
  const failures = new SignInFailures(database, clock);
  const answers = captchaAnswers(config.production);
  const captchas = new Captchas(database, clock, answers.remember);
  const gatekeeper = new SessionGatekeeper({ sessions, cookie, organisation, clock, audit });
  const parts = { database, clock, organisation, hasher, failures, sessions, captchas, audit, cookie, gatekeeper };
  const endpoints: Endpoint[] = [
    ...sessionEndpoints({
      ...parts,
      signIn: new SignIn(parts),
      changePassword: (...change) => changePassword(parts, ...change),
    }),
    ...unitEndpoints(new UnitService(database, organisation, audit)),
    ...userEndpoints(new UserService(parts)),
    ...pickEndpoints(organisation),
    ...regionEndpoints(organisation),
    ...answers.endpoints,
  ];
  /** The user without a session, for work that a program does in his name. */
  const principal = async (userId: string) =>
    principalOf({ user_id: userId, token_hash: '', csrf_token: '' }, await organisation.snapshot(), '', clock.now());
  return {
    endpoints,
    gatekeeper,
    principal,
    directory: organisation,
    captchas,
    hasher,
    ...cleaning(parts, needs.logger),
  };
}

/** Removes now and then what has expired. */
function cleaning({ sessions, captchas, failures }: Expiring, logger: Logger) {
  let timer: NodeJS.Timeout | undefined;
  const clean = async () => {
    await sessions.removeExpired();
    await captchas.removeExpired();
    await failures.removeForgotten();
  };
  const cleanOrLog = () => clean().catch((error: unknown) => logger.error({ err: error }, 'cleaning sessions failed'));
  return {
    start(): void {
      timer = setInterval(() => void cleanOrLog(), CLEAN_EVERY);
      timer.unref();
    },
    stop(): void {
      clearInterval(timer);
    },
  };
}
