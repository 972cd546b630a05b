import type { Clock } from '@safeflow/engine';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { AliyunSms } from './aliyun-sms.ts';
import type { Channel, MailMessage, SmsMessage } from './channel.ts';
import { simulatorEndpoints } from './simulator-endpoints.ts';
import { Simulator } from './simulator.ts';
import { SmtpMail } from './smtp-mail.ts';

const TIMEOUT = 10_000;

export interface Channels {
  readonly sms: Channel<SmsMessage>;
  readonly mail: Channel<MailMessage>;
  readonly simulator: Simulator;
  readonly endpoints: Endpoint[];
}

/** The ways out to people that the configuration chooses (RPT-069); throws when a setting they need is missing. */
export function createChannels({
  database,
  clock,
  config,
}: {
  database: Database;
  clock: Clock;
  config: Config;
}): Channels {
  const simulator = new Simulator(database, clock);
  return {
    sms: config.SMS_PROVIDER === 'aliyun' ? aliyun(config) : simulator.sms,
    mail: config.MAIL_PROVIDER === 'smtp' ? smtp(config) : simulator.mail,
    simulator,
    endpoints: config.production ? [] : simulatorEndpoints(database, simulator),
  };
}

function aliyun(config: Config): AliyunSms {
  return new AliyunSms({
    accessKeyId: needed('ALIYUN_SMS_ACCESS_KEY_ID', config.ALIYUN_SMS_ACCESS_KEY_ID, 'SMS_PROVIDER=aliyun'),
    accessKeySecret: needed('ALIYUN_SMS_ACCESS_KEY_SECRET', config.ALIYUN_SMS_ACCESS_KEY_SECRET, 'SMS_PROVIDER=aliyun'),
    signName: needed('ALIYUN_SMS_SIGN_NAME', config.ALIYUN_SMS_SIGN_NAME, 'SMS_PROVIDER=aliyun'),
    endpoint: config.ALIYUN_SMS_ENDPOINT,
    templates: config.ALIYUN_SMS_TEMPLATES,
    timeout: TIMEOUT,
  });
}

function smtp(config: Config): SmtpMail {
  return new SmtpMail({
    url: needed('SMTP_URL', config.SMTP_URL, 'MAIL_PROVIDER=smtp'),
    from: config.MAIL_FROM,
    timeout: TIMEOUT,
  });
}

function needed(name: string, value: string | undefined, reason: string): string {
  if (value) return value;
  throw new Error(`Expected ${name} to be set with ${reason}, but it is empty.`);
}
