import { createHash } from 'node:crypto';
import { create, options } from 'svg-captcha';
import { v7 as uuid } from 'uuid';
import type { Clock } from '@safeflow/engine';
import type { Captcha } from '@safeflow/contracts';
import type { Database } from '../../../db/database.ts';

const LIFETIME = 5 * 60_000;
Object.assign(options, {
  size: 4,
  ignoreChars: '0Oo1iIlLqQ9gS5Z2',
  noise: 2,
  color: true,
  background: '#f5f5f5',
  width: 120,
  height: 40,
});

/** Pictures whose characters a person types in: each counts once and for five minutes (RPT-073). */
export class Captchas {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #shown: ((id: string, answer: string) => void) | undefined;

  /** `shown` hears every answer; only simulators may listen. */
  constructor(database: Database, clock: Clock, shown?: (id: string, answer: string) => void) {
    this.#database = database;
    this.#clock = clock;
    this.#shown = shown;
  }

  async create(): Promise<Captcha> {
    const { text, data } = create();
    const id = uuid();
    const row = { id, answer_hash: hashOf(id, text), expires_at: this.#clock.now() + LIFETIME };
    await this.#database.transaction((tx) => tx.k.insertInto('org_captcha').values(row).execute());
    this.#shown?.(id, text);
    return { id, svg: data };
  }

  /** Whether the answer is right; asking uses the picture up. */
  async check({ id, answer }: { id: string; answer: string }): Promise<boolean> {
    return this.#database.transaction(async (tx) => {
      const known = await tx.k.selectFrom('org_captcha').selectAll().where('id', '=', id).executeTakeFirst();
      if (!known) return false;
      const taken = await tx.k.deleteFrom('org_captcha').where('id', '=', id).executeTakeFirst();
      return (
        taken.numDeletedRows === 1n && known.expires_at > this.#clock.now() && known.answer_hash === hashOf(id, answer)
      );
    });
  }

  async removeExpired(): Promise<void> {
    const now = this.#clock.now();
    await this.#database.transaction((tx) => tx.k.deleteFrom('org_captcha').where('expires_at', '<', now).execute());
  }
}

function hashOf(id: string, answer: string): string {
  return createHash('sha256').update(`${id} ${answer.trim().toLowerCase()}`).digest('hex');
}
