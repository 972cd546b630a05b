import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '@safeflow/engine';
import type { Database, Tx } from '../../../db/database.ts';
import type { SessionTable } from '../identity-tables.ts';

/** Milliseconds a session found is believed without asking the database; what another replica ended ends here by then. */
const CACHE_TIME = 5000;
const CACHE_SIZE = 10_000;
/** Milliseconds between two notes of when the session was last used. */
const SEEN_EVERY = 60_000;

interface Cached {
  readonly row: SessionTable;
  readonly readAt: number;
}

/** Server-side sessions: a random 256-bit token in the browser, its hash in the database (NFR-022). */
export class Sessions {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #idle: number;
  readonly #longest: number;
  readonly #cache = new Map<string, Cached>();
  /** Counts sessions ended here: what was read before an ending is not remembered. */
  #endings = 0;

  constructor(database: Database, clock: Clock, config: { SESSION_IDLE_MINUTES: number; SESSION_MAX_HOURS: number }) {
    this.#database = database;
    this.#clock = clock;
    this.#idle = config.SESSION_IDLE_MINUTES * 60_000;
    this.#longest = config.SESSION_MAX_HOURS * 3_600_000;
  }

  /** Opens a session and tells the token, which is not stored. */
  async open(tx: Tx, userId: string): Promise<{ token: string; session: SessionTable }> {
    const token = randomBytes(32).toString('base64url');
    const now = this.#clock.now();
    const session: SessionTable = {
      token_hash: hashOf(token),
      user_id: userId,
      csrf_token: randomBytes(32).toString('base64url'),
      created_at: now,
      last_seen_at: now,
      expires_at: now + this.#longest,
    };
    await tx.k.insertInto('org_session').values(session).execute();
    return { token, session };
  }

  /** The living session of a token; asking counts as use. */
  async find(token: string): Promise<SessionTable | undefined> {
    const id = hashOf(token);
    const row = await this.#read(id);
    if (!row) return undefined;
    const now = this.#clock.now();
    if (now >= row.expires_at || now - row.last_seen_at >= this.#idle) return undefined;
    if (now - row.last_seen_at >= SEEN_EVERY) await this.#see(row, now);
    return row;
  }

  async end(tx: Tx, id: string): Promise<void> {
    await tx.k.deleteFrom('org_session').where('token_hash', '=', id).execute();
    tx.afterCommit(() => {
      this.#endings++;
      this.#cache.delete(id);
    });
  }

  /** Ends the sessions of a user, all or all but one. */
  async endAll(tx: Tx, userId: string, but = ''): Promise<void> {
    await tx.k.deleteFrom('org_session').where('user_id', '=', userId).where('token_hash', '!=', but).execute();
    tx.afterCommit(() => {
      this.#endings++;
      for (const [id, { row }] of this.#cache) if (row.user_id === userId && id !== but) this.#cache.delete(id);
    });
  }

  async removeExpired(): Promise<void> {
    const now = this.#clock.now();
    await this.#database.transaction((tx) =>
      tx.k
        .deleteFrom('org_session')
        .where((eb) => eb.or([eb('expires_at', '<', now), eb('last_seen_at', '<', now - this.#idle)]))
        .execute(),
    );
  }

  async #read(id: string): Promise<SessionTable | undefined> {
    const cached = this.#cache.get(id);
    if (cached && performance.now() - cached.readAt < CACHE_TIME) return cached.row;
    const readAt = performance.now();
    const endings = this.#endings;
    const row = await this.#database.read
      .selectFrom('org_session')
      .selectAll()
      .where('token_hash', '=', id)
      .executeTakeFirst();
    if (!row) this.#cache.delete(id);
    else if (endings === this.#endings) this.#remember(id, { row, readAt });
    return row;
  }

  #remember(id: string, cached: Cached): void {
    if (this.#cache.size >= CACHE_SIZE) this.#cache.clear();
    this.#cache.set(id, cached);
  }

  async #see(row: SessionTable, now: number): Promise<void> {
    row.last_seen_at = now;
    await this.#database.transaction((tx) =>
      tx.k.updateTable('org_session').set({ last_seen_at: now }).where('token_hash', '=', row.token_hash).execute(),
    );
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
