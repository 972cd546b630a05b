import type { Clock } from '@safeflow/engine';
import type { Audit } from '../../../audit/index.ts';
import type { Database } from '../../../db/database.ts';
import type { Principal } from '../../../http/principal.ts';
import { passwordSame, passwordWrong } from '../identity-errors.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { PasswordHasher } from '../password/password-hasher.ts';
import { checkPasswordRules } from '../password/password-rules.ts';
import type { Sessions } from './sessions.ts';
import type { SignInFailures } from './sign-in-failures.ts';

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  readonly organisation: Organisation;
  readonly hasher: PasswordHasher;
  readonly failures: SignInFailures;
  readonly sessions: Sessions;
  readonly audit: Audit;
}

/** Changes the user's own password and ends his other sessions; wrong guesses count as failed sign-ins (RPT-074, NFR-022). */
export async function changePassword(
  parts: Parts,
  principal: Principal,
  { current, next }: { current: string; next: string },
): Promise<void> {
  const { database, hasher } = parts;
  const user = await database.read
    .selectFrom('org_user')
    .select('password_hash')
    .where('id', '=', principal.userId)
    .executeTakeFirstOrThrow();
  if (!(await hasher.matches(user.password_hash, current))) return refuse(parts, principal);
  if (current === next) throw passwordSame({ field: 'next' });
  checkPasswordRules(next, principal.account);
  await store(parts, principal, await hasher.hash(next));
}

async function refuse({ database, clock, failures, sessions, audit }: Parts, principal: Principal): Promise<never> {
  await database.transaction(async (tx) => {
    const lockedUntil = await failures.add(tx, principal.account);
    if (lockedUntil > clock.now()) await sessions.endAll(tx, principal.userId);
    const event = { action: 'session.change-password', object: principal.account, result: 'failed' } as const;
    await audit.record(tx, { principal, ...event });
  });
  throw passwordWrong({ field: 'current' });
}

async function store(parts: Parts, principal: Principal, hash: string): Promise<void> {
  const { database, clock, organisation, failures, sessions, audit } = parts;
  await database.transaction(async (tx) => {
    const secret = { password_hash: hash, password_changed_at: clock.now() };
    await tx.k.updateTable('org_user').set(secret).where('id', '=', principal.userId).execute();
    await sessions.endAll(tx, principal.userId, principal.sessionId);
    await failures.clear(tx, principal.account);
    await organisation.changed(tx);
    await audit.record(tx, { principal, action: 'session.change-password', object: principal.account });
  });
}
