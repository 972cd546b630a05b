/** A message to the outside; `idempotencyKey` is the same in every try, so that the receiver can recognise a repetition. */
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

/** The way to the outside, as the outbox uses it; a send that throws is tried again. */
export interface Channels {
  readonly sms: { send(intent: SmsIntent & { readonly idempotencyKey: string; readonly caseNumber: string | null }): Promise<void> };
  readonly mail: { send(intent: MailIntent & { readonly idempotencyKey: string; readonly caseNumber: string | null }): Promise<void> };
}
