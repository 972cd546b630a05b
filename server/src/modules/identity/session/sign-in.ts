import type { z } from 'zod';
import type { signInSchema } from '@safeflow/contracts';
import type { Clock } from '@safeflow/engine';
import type { Audit } from '../../../audit/index.ts';
import type { Database } from '../../../db/database.ts';
import { accountLocked, captchaNeeded, captchaWrong, signInFailed } from '../identity-errors.ts';
import type { SessionTable, UserTable } from '../identity-tables.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { PasswordHasher } from '../password/password-hasher.ts';
import type { Captchas } from './captchas.ts';
import { OneAtATime } from './one-at-a-time.ts';
import type { Sessions } from './sessions.ts';
import type { SignInFailures } from './sign-in-failures.ts';

type Attempt = z.output<typeof signInSchema>;

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  readonly organisation: Organisation;
  readonly hasher: PasswordHasher;
  readonly captchas: Captchas;
  readonly failures: SignInFailures;
  readonly sessions: Sessions;
  readonly audit: Audit;
}

export interface SignedIn {
  readonly token: string;
  readonly session: SessionTable;
  readonly lastSignInAt: number | null;
}

/** Signs in with account and password; an unknown account is answered like a wrong password, in the same time (NFR-022). */
export class SignIn {
  readonly #parts: Parts;
  /** Guesses at one account wait for each other, or many at once would pass before the first is counted. */
  readonly #attempts = new OneAtATime();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Throws the refusal; on success the session that came with the request is ended, so that its token cannot be fixed beforehand. */
  async run(attempt: Attempt, address: string, earlier: SessionTable | undefined): Promise<SignedIn> {
    const account = attempt.account.toLowerCase();
    return this.#attempts.run(account, async () => {
      await this.#admit(account, address, attempt.captcha);
      const user = await this.#parts.database.read
        .selectFrom('org_user')
        .selectAll()
        .where('account', '=', account)
        .executeTakeFirst();
      const right = await this.#parts.hasher.matches(user?.password_hash, attempt.password);
      if (!user || !right || !(await this.#mayEnter(user))) return this.#refuse(account, address);
      return this.#open(user, address, earlier);
    });
  }

  async #admit(account: string, address: string, captcha: Attempt['captcha']): Promise<void> {
    const state = await this.#parts.failures.state(account, address);
    const lockedFor = state.lockedUntil - this.#parts.clock.now();
    if (lockedFor > 0) {
      await this.#record(account, address, 'denied', 'locked');
      const retryAfter = Math.ceil(lockedFor / 1000);
      throw accountLocked({
        values: { minutes: Math.ceil(lockedFor / 60_000) },
        details: { retryAfter, until: state.lockedUntil },
      });
    }
    if (!state.captchaNeeded) return;
    if (!captcha) throw captchaNeeded({ field: 'captcha', details: { captcha: true } });
    if (!(await this.#parts.captchas.check(captcha)))
      throw captchaWrong({ field: 'captcha.answer', details: { captcha: true } });
  }

  async #mayEnter(user: UserTable): Promise<boolean> {
    const unit = await this.#parts.organisation.unit(user.unit_id);
    return user.enabled === 1 && unit?.enabled === true;
  }

  async #refuse(account: string, address: string): Promise<never> {
    const { database, failures, audit } = this.#parts;
    await failures.addFromAddress(address);
    await database.transaction(async (tx) => {
      await failures.add(tx, account);
      await audit.record(tx, {
        actorName: account,
        address,
        action: 'session.sign-in',
        object: account,
        result: 'failed',
      });
    });
    const state = await failures.state(account, address);
    throw signInFailed({ details: { captcha: state.captchaNeeded } });
  }

  async #open(user: UserTable, address: string, earlier: SessionTable | undefined): Promise<SignedIn> {
    const { database, failures, sessions, audit, clock, organisation } = this.#parts;
    const unit = await organisation.unit(user.unit_id);
    return database.transaction(async (tx) => {
      await failures.clear(tx, user.account);
      if (earlier) await sessions.end(tx, earlier.token_hash);
      const opened = await sessions.open(tx, user.id);
      await tx.k.updateTable('org_user').set({ last_sign_in_at: clock.now() }).where('id', '=', user.id).execute();
      const actor = {
        actorId: user.id,
        actorName: user.name,
        unitName: unit?.name ?? '',
        unitPath: unit?.path ?? '',
        address,
      };
      await audit.record(tx, { ...actor, action: 'session.sign-in', object: user.account });
      return { ...opened, lastSignInAt: user.last_sign_in_at };
    });
  }

  #record(account: string, address: string, result: 'denied' | 'failed', detail: string): Promise<void> {
    return this.#parts.audit.record(null, {
      actorName: account,
      address,
      action: 'session.sign-in',
      object: account,
      result,
      detail,
    });
  }
}
