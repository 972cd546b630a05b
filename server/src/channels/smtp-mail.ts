import { createHash } from 'node:crypto';
import { createTransport, type Transporter } from 'nodemailer';
import type SmtpTransport from 'nodemailer/lib/smtp-transport';
import { type Channel, DeliveryError, type MailMessage } from './channel.ts';

export interface SmtpSettings {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly url: string;
  readonly from: string;
  /** Milliseconds to connect and to answer. */
  readonly timeout: number;
}

/** E-mail over SMTP; the same idempotency key gives the same Message-ID, by which mail systems know a repeated message. */
export class SmtpMail implements Channel<MailMessage> {
  readonly #from: string;
  readonly #transport: Transporter<SmtpTransport.SentMessageInfo>;

  constructor({ url, from, timeout }: SmtpSettings) {
    this.#from = from;
    this.#transport = createTransport({
      url,
      connectionTimeout: timeout,
      greetingTimeout: timeout,
      socketTimeout: timeout,
    });
  }

  async send({ to, subject, text, idempotencyKey }: MailMessage): Promise<{ receipt: string }> {
    const domain = this.#from.split('@').at(-1)?.replace(/>$/, '') ?? 'localhost';
    const id = createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 32);
    try {
      const sent = await this.#transport.sendMail({
        from: this.#from,
        to,
        subject,
        text,
        messageId: `<${id}@${domain}>`,
      });
      return { receipt: sent.response };
    } catch (error) {
      throw toDeliveryError(error as Error & { code?: string; responseCode?: number });
    }
  }
}

/** SMTP: 5xx is for good, 4xx and a lost connection pass. */
function toDeliveryError(error: Error & { code?: string; responseCode?: number }): DeliveryError {
  const code = String(error.responseCode ?? error.code ?? 'unknown');
  return new DeliveryError(code, `The mail server did not take it: ${error.message}`, {
    retry: (error.responseCode ?? 0) < 500,
    cause: error,
  });
}
