import type { Request } from 'express';
import type { Clock } from '@safeflow/engine';
import type { Audit } from '../../../audit/index.ts';
import type { Principal } from '../../../http/principal.ts';
import type { Gatekeeper } from '../../../http/register.ts';
import type { SessionTable } from '../identity-tables.ts';
import { candidateGroups, type OrganisationSnapshot } from '../organisation/organisation-snapshot.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { permissionsOf } from '../roles.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { Sessions } from './sessions.ts';
import { SIGN_IN_POLICY } from './sign-in-policy.ts';

interface Parts {
  readonly sessions: Sessions;
  readonly cookie: SessionCookie;
  readonly organisation: Organisation;
  readonly clock: Clock;
  readonly audit: Audit;
}

/** Finds who is behind a request and audits whom the API refuses (RPT-077). */
export class SessionGatekeeper implements Gatekeeper {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async authenticate(request: Request): Promise<Principal | undefined> {
    const session = await this.session(request);
    if (!session) return undefined;
    const snapshot = await this.#parts.organisation.snapshot();
    return principalOf(session, snapshot, request.ip ?? '', this.#parts.clock.now());
  }

  async session(request: Request): Promise<SessionTable | undefined> {
    const token = this.#parts.cookie.read(request);
    return token === undefined ? undefined : this.#parts.sessions.find(token);
  }

  async denied(principal: Principal, request: Request, reason: string): Promise<void> {
    const object = `${request.method} ${request.path}`;
    await this.#parts.audit.record(null, {
      principal,
      action: 'request.denied',
      object,
      result: 'denied',
      detail: reason,
    });
  }
}

/** What tells a user and his session. */
type SessionKey = Pick<SessionTable, 'user_id' | 'token_hash' | 'csrf_token'>;

/** The user of a session as the organisation describes him now; nobody when he or his unit was disabled. */
export function principalOf(
  session: SessionKey,
  snapshot: OrganisationSnapshot,
  address: string,
  now: number,
): Principal | undefined {
  const user = snapshot.users.get(session.user_id);
  const unit = user && snapshot.units.get(user.unitId);
  if (!user?.enabled || !unit?.enabled) return undefined;
  return {
    userId: user.id,
    account: user.account,
    name: user.name,
    unitId: unit.id,
    unitName: unit.name,
    unitPath: unit.path,
    roles: user.roles,
    permissions: permissionsOf(user.roles),
    groups: candidateGroups(unit.id, user.roles),
    sessionId: session.token_hash,
    csrfToken: session.csrf_token,
    address,
    passwordExpired: now - user.passwordChangedAt > SIGN_IN_POLICY.passwordLifetime,
  };
}
