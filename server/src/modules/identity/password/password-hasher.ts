import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { tooBusy } from '../identity-errors.ts';
import { ConcurrencyLimit } from './concurrency-limit.ts';

/** argon2id (the library's default) with OWASP's parameters: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Hashing takes a core for about 20 ms each: others must still be served while many sign in. */
const LIMITS = { running: 2, waiting: 500 };

/** Hashes and checks passwords, few at once. */
export class PasswordHasher {
  readonly #limit = new ConcurrencyLimit(LIMITS, () => tooBusy({ details: { retryAfter: 5 } }));
  /** Checked when there is no such account, so that the answer takes the same time. */
  readonly #nobody = this.hash(randomBytes(16).toString('hex'));

  hash(password: string): Promise<string> {
    return this.#limit.run(() => hash(password, PARAMETERS));
  }

  /** Whether the password fits; with no hash to compare it takes as long and is false. */
  async matches(encoded: string | undefined, password: string): Promise<boolean> {
    const compared = encoded ?? (await this.#nobody);
    const fits = await this.#limit.run(() => verify(compared, password));
    return encoded !== undefined && fits;
  }
}
