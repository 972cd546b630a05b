import RpcClient from '@alicloud/pop-core/lib/rpc.js';
import { type Channel, DeliveryError, type SmsMessage } from './channel.ts';
import { isTemplateKey, type MessageTemplateKey, messageTemplates, templateValues } from './templates.ts';

export interface AliyunSettings {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** `https://dysmsapi.aliyuncs.com` or a private one. */
  readonly endpoint: string;
  readonly signName: string;
  /** Aliyun's code of each template, such as `SMS_123456789`. */
  readonly templates: Readonly<Record<string, string>>;
  /** Milliseconds to connect and to answer. */
  readonly timeout: number;
}

/** Aliyun takes at most so many characters for one value of a template. */
const VALUE_LENGTH = 35;

/** Refusals that end by themselves: throttling, their failures, an empty account; all others need a repair. */
const PASSING =
  /^(isv\.BUSINESS_LIMIT_CONTROL|isv\.AMOUNT_NOT_ENOUGH|isp\.|Throttling|ServiceUnavailable|InternalError|Unavailable)/;

/** SMS through Aliyun's `SendSms`; `OutId` carries the idempotency key into its delivery reports. */
export class AliyunSms implements Channel<SmsMessage> {
  readonly #settings: AliyunSettings;
  readonly #client: RpcClient;

  constructor(settings: AliyunSettings) {
    const missing = (Object.keys(messageTemplates) as MessageTemplateKey[]).filter((key) => !settings.templates[key]);
    if (missing.length > 0)
      throw new Error(`Expected ALIYUN_SMS_TEMPLATES to name all templates, but missed ${missing.join(', ')}.`);
    this.#settings = settings;
    this.#client = new RpcClient({ ...settings, apiVersion: '2017-05-25' });
  }

  async send(message: SmsMessage): Promise<{ receipt: string }> {
    const { signName, templates, timeout } = this.#settings;
    const parameters = {
      PhoneNumbers: message.phone,
      SignName: signName,
      TemplateCode: templates[message.template],
      TemplateParam: JSON.stringify(valuesOf(message)),
      OutId: message.idempotencyKey,
    };
    try {
      const { BizId } = await this.#client.request<{ BizId: string }>('SendSms', parameters, {
        method: 'POST',
        timeout,
      });
      return { receipt: BizId };
    } catch (error) {
      throw toDeliveryError(error);
    }
  }
}

function valuesOf({ template, values }: SmsMessage): Record<string, string> {
  if (!isTemplateKey(template)) {
    throw new DeliveryError('unknown-template', `Expected the key of a message template, but got "${template}".`, {
      retry: false,
    });
  }
  return Object.fromEntries(templateValues(template).map((name) => [name, shortened(values[name] ?? '')]));
}

function shortened(value: string): string {
  return value.length > VALUE_LENGTH ? `${value.slice(0, VALUE_LENGTH - 1)}…` : value;
}

/** Refusals come with Aliyun's code; without one it is the network, or an answer that is none. */
function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const { data, name, message } = error as Error & { data?: { Code?: string; Message?: string } };
  const refusal = data?.Code;
  if (refusal === undefined)
    return new DeliveryError(name, `Aliyun did not answer: ${message}`, { retry: true, cause: error });
  return new DeliveryError(refusal, `Aliyun refused: ${refusal} ${data?.Message ?? ''}`, {
    retry: PASSING.test(refusal),
    cause: error,
  });
}
