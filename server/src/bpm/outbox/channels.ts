/** The key is the same in every try, so that the receiver can recognise a repetition. */
interface Envelope {
  readonly idempotencyKey: string;
}

export interface SmsIntent {
  readonly phone: string;
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
}

export interface MailIntent {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The way to the outside, as the outbox uses it; a send that throws is tried again, unless the error says `retry: false`. */
export interface Channels {
  readonly sms: { send(intent: SmsIntent & Envelope): Promise<unknown> };
  readonly mail: { send(intent: MailIntent & Envelope): Promise<unknown> };
}
