import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Clock } from '@safeflow/engine';
import type { Database, Tx } from '../../../db/database.ts';
import { insertNew } from '../../../db/insert-new.ts';
import { locked } from '../../../db/locked.ts';
import { SIGN_IN_POLICY } from './sign-in-policy.ts';

export interface FailureState {
  readonly captchaNeeded: boolean;
  /** UTC milliseconds; in the past when the account is not locked. */
  readonly lockedUntil: number;
}

/** Counts failed sign-ins by account name, existing or not, and by address. */
export class SignInFailures {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #byAddress = new RateLimiterMemory({
    points: SIGN_IN_POLICY.captchaAfterFromAddress,
    duration: SIGN_IN_POLICY.addressWindow,
  });

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async state(account: string, address: string): Promise<FailureState> {
    const row = await this.#database.read
      .selectFrom('org_sign_in_failure')
      .selectAll()
      .where('account', '=', account)
      .executeTakeFirst();
    const fromAddress = await this.#byAddress.get(address);
    const manyFromAddress = (fromAddress?.consumedPoints ?? 0) >= SIGN_IN_POLICY.captchaAfterFromAddress;
    const failures = row && row.last_at > this.#clock.now() - SIGN_IN_POLICY.forgetAfter ? row.failures : 0;
    return {
      captchaNeeded: manyFromAddress || failures >= SIGN_IN_POLICY.captchaAfter,
      lockedUntil: row?.locked_until ?? 0,
    };
  }

  /** Counts one failure and locks the account when it was the last one allowed; tells until when it is locked. */
  async add(tx: Tx, account: string): Promise<number> {
    const now = this.#clock.now();
    await insertNew(tx, 'org_sign_in_failure', [{ account, failures: 0, last_at: now, locked_until: 0 }]);
    const query = tx.k.selectFrom('org_sign_in_failure').selectAll().where('account', '=', account);
    const row = await locked(tx, query).executeTakeFirstOrThrow();
    const forgotten = row.last_at <= now - SIGN_IN_POLICY.forgetAfter;
    const failures = (forgotten ? 0 : row.failures) + 1;
    const lockedUntil = failures >= SIGN_IN_POLICY.lockAfter ? now + SIGN_IN_POLICY.lockFor : row.locked_until;
    await tx.k
      .updateTable('org_sign_in_failure')
      .set({ failures, last_at: now, locked_until: lockedUntil })
      .where('account', '=', account)
      .execute();
    return lockedUntil;
  }

  /** Counts a failure against the address; going over the limit is no error, it asks for captchas. */
  async addFromAddress(address: string): Promise<void> {
    await this.#byAddress.consume(address).catch(() => undefined);
  }

  async clear(tx: Tx, account: string): Promise<void> {
    await tx.k.deleteFrom('org_sign_in_failure').where('account', '=', account).execute();
  }

  async removeForgotten(): Promise<void> {
    const before = this.#clock.now() - SIGN_IN_POLICY.forgetAfter;
    await this.#database.transaction((tx) =>
      tx.k.deleteFrom('org_sign_in_failure').where('last_at', '<', before).execute(),
    );
  }
}
