/** One SMS by template; the same `idempotencyKey` again is the same message to whoever receives it. */
export interface SmsMessage {
  /** 11 digits. */
  readonly phone: string;
  /** Key of a message template. */
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
  readonly idempotencyKey: string;
}

/** One e-mail in plain text. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly idempotencyKey: string;
}

/** A way out to people; throws `DeliveryError` when the message was not taken for certain. */
export interface Channel<Message> {
  /** Hands one message over and tells the receiver's number for it. */
  send(message: Message): Promise<{ receipt: string }>;
}

/** A message was not taken, or nobody knows whether it was. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly code: string;
  /** Trying again may help; otherwise somebody has to repair something first. */
  readonly retry: boolean;

  constructor(code: string, message: string, options: { readonly retry: boolean; readonly cause?: unknown }) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retry = options.retry;
  }
}
