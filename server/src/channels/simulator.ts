import { v7 as uuid } from 'uuid';
import type { Clock } from '@safeflow/engine';
import type { Database } from '../db/database.ts';
import { insertNew } from '../db/insert-new.ts';
import { type Channel, DeliveryError, type MailMessage, type SmsMessage } from './channel.ts';
import type { SimulatedMessageTable } from './channel-tables.ts';
import { renderMessage } from './templates.ts';

/**
 * Ways in which the real suppliers fail: too many messages (not taken), an answer that never came (taken all the same), and a
 * refusal for good.
 */
export type SimulatedFailure = 'throttled' | 'timeout' | 'refused';
type Kept = Pick<
  SimulatedMessageTable,
  'channel' | 'recipient' | 'template' | 'text' | 'case_number' | 'idempotency_key'
>;

/** Stands for SMS and mail suppliers: keeps each message once by its idempotency key, and fails on demand. */
export class Simulator {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #failures: Record<'sms' | 'mail', SimulatedFailure[]> = { sms: [], mail: [] };

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  readonly sms: Channel<SmsMessage> = {
    send: async ({ phone, template, values, idempotencyKey }) =>
      this.#take({
        channel: 'sms',
        recipient: phone,
        template,
        text: renderMessage(template, values).text,
        case_number: values['number'] ?? null,
        idempotency_key: idempotencyKey,
      }),
  };

  readonly mail: Channel<MailMessage> = {
    send: ({ to, subject, text, idempotencyKey }) =>
      this.#take({
        channel: 'mail',
        recipient: to,
        template: subject,
        text,
        case_number: null,
        idempotency_key: idempotencyKey,
      }),
  };

  /** The next `times` messages of a channel fail. */
  failNext(channel: 'sms' | 'mail', failure: SimulatedFailure, times: number): void {
    this.#failures[channel].push(...Array.from({ length: times }, () => failure));
  }

  async #take(message: Kept): Promise<{ receipt: string }> {
    const failure = this.#failures[message.channel].shift();
    if (failure === 'throttled')
      throw new DeliveryError('throttled', 'The simulator takes no more messages for now.', { retry: true });
    if (failure === 'refused')
      throw new DeliveryError('refused', 'The simulator refuses this message.', { retry: false });
    const id = uuid();
    await this.#database.transaction((tx) => insertNew(tx, 'sim_message', [{ ...message, id, at: this.#clock.now() }]));
    if (failure === 'timeout')
      throw new DeliveryError('timeout', 'The simulator did not answer in time.', { retry: true });
    return { receipt: id };
  }
}
