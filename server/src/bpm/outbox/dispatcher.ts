import { randomUUID } from 'node:crypto';
import type { Clock } from '@safeflow/engine';
import type { Logger } from 'pino';
import { locked } from '../../db/locked.ts';
import type { Database } from '../../db/database.ts';
import type { OutboxTable } from '../tables/service-tables.ts';
import type { Channels, MailIntent, SmsIntent } from './channels.ts';

/** How long a row is ours while it is being sent; after a crash another try begins then. */
const LEASE = 60_000;
const BATCH = 20;
const ATTEMPTS = 8;
const FIRST_RETRY = 5_000;
const LONGEST_RETRY = 30 * 60_000;
/** How often rows are looked for that another process put in or whose time has come. */
const POLL = 2_000;

interface Needs {
  readonly database: Database;
  readonly clock: Clock;
  readonly channels: Channels;
  readonly logger: Logger;
}

/**
 * Sends what lies in the outbox: in order within a case, leased so that two processes do not send the same row at once, tried
 * again with back-off. After the last try a row is failed and visible, and those behind it go on.
 */
export class OutboxDispatcher {
  readonly #needs: Needs;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #wokenMeanwhile = false;
  #stopped = true;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  async start(): Promise<void> {
    if (this.#needs.database.dialect === 'sqlite') await this.#takeOver();
    this.#stopped = false;
    this.#timer = setInterval(() => this.wake(), POLL).unref();
    this.wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  wake(): void {
    if (this.#stopped) return;
    this.#wokenMeanwhile = true;
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
  }

  /** Sends everything that is due now; for tests and for the last moments before a stop. */
  async sendDue(): Promise<number> {
    let sent = 0;
    for (;;) {
      const rows = await this.#lease();
      if (rows.length === 0) return sent;
      await Promise.all(rows.map((row) => this.#send(row)));
      sent += rows.length;
    }
  }

  /** SQLite serves one process: what is leased at its start was being sent by one that died. */
  async #takeOver(): Promise<void> {
    const { database, clock } = this.#needs;
    await database.transaction(async (tx) => {
      const change = { lease: null, next_at: clock.now() };
      await tx.k
        .updateTable('bpm_outbox')
        .set(change)
        .where('state', '=', 'pending')
        .where('lease', 'is not', null)
        .execute();
    });
  }

  async #run(): Promise<void> {
    while (this.#wokenMeanwhile && !this.#stopped) {
      this.#wokenMeanwhile = false;
      await this.sendDue().catch((error: unknown) => this.#needs.logger.error({ err: error }, 'outbox failed'));
    }
  }

  /** Takes the first row of each stream that is due, unless it is being sent. */
  async #lease(): Promise<OutboxTable[]> {
    const { database, clock } = this.#needs;
    const now = clock.now();
    const due = await dueRows(database, now);
    if (due.length === 0) return [];
    const lease = randomUUID();
    return database.transaction(async (tx) => {
      const query = tx.k
        .selectFrom('bpm_outbox')
        .selectAll()
        .where('id', 'in', due)
        .where('state', '=', 'pending')
        .where('next_at', '<=', now);
      const rows = await locked(tx, query).execute();
      if (rows.length === 0) return [];
      const ids = rows.map(({ id }) => id);
      await tx.k
        .updateTable('bpm_outbox')
        .set({ lease, next_at: now + LEASE })
        .where('id', 'in', ids)
        .execute();
      return rows.map((row) => ({ ...row, lease }));
    });
  }

  async #send(row: OutboxTable): Promise<void> {
    const attempts = row.attempts + 1;
    try {
      await this.#deliver(row);
      await this.#record(row, { state: 'sent', attempts, error: '', sent_at: this.#needs.clock.now() });
    } catch (error) {
      const failed = attempts >= ATTEMPTS || isFinal(error);
      this.#needs.logger.warn({ err: error, outbox: row.id, attempts }, 'sending failed');
      const message = error instanceof Error ? error.message : String(error);
      const wait = Math.min(LONGEST_RETRY, FIRST_RETRY * 3 ** row.attempts);
      const state = failed ? ('failed' as const) : ('pending' as const);
      await this.#record(row, {
        state,
        attempts,
        error: message.slice(0, 2000),
        next_at: this.#needs.clock.now() + wait,
      });
    }
  }

  async #deliver(row: OutboxTable): Promise<void> {
    const { channels } = this.#needs;
    const envelope = { idempotencyKey: row.idempotency_key };
    if (row.channel === 'sms') await channels.sms.send({ ...(JSON.parse(row.payload) as SmsIntent), ...envelope });
    else await channels.mail.send({ ...(JSON.parse(row.payload) as MailIntent), ...envelope });
  }

  async #record(row: OutboxTable, change: Partial<OutboxTable>): Promise<void> {
    await this.#needs.database.transaction(async (tx) => {
      await tx.k
        .updateTable('bpm_outbox')
        .set({ lease: null, ...change })
        .where('id', '=', row.id)
        .where('lease', '=', row.lease)
        .execute();
    });
  }
}

/** A wrong number or a refused template stays so, however often it is sent. */
function isFinal(error: unknown): boolean {
  return error instanceof Error && 'retry' in error && error.retry === false;
}

/** Ids of rows that are due and have no earlier one waiting in their stream. */
async function dueRows(database: Database, now: number): Promise<string[]> {
  const rows = await database.read
    .selectFrom('bpm_outbox as row')
    .select('row.id')
    .where('row.state', '=', 'pending')
    .where('row.next_at', '<=', now)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('bpm_outbox as earlier')
            .select('earlier.id')
            .whereRef('earlier.stream', '=', 'row.stream')
            .where('earlier.state', '=', 'pending')
            .whereRef('earlier.id', '<', 'row.id'),
        ),
      ),
    )
    .orderBy('row.next_at')
    .orderBy('row.id')
    .limit(BATCH)
    .execute();
  return rows.map(({ id }) => id);
}
