import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '@safeflow/engine';
import { readConfig } from '../config.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createChannels, type Channels } from './index.ts';

const clock = new VirtualClock();
const message = {
  phone: '19900000001',
  template: 'report-accepted',
  values: { number: 'SM1', due: '2026-05-29' },
  idempotencyKey: 'k1',
};
let test: TestDatabase;
let channels: Channels;

beforeEach(async () => {
  test = await createTestDatabase();
  channels = createChannels({ database: test.database, clock, config: readConfig({}) });
});

afterEach(() => test.remove());

async function shown(query = {}) {
  const list = channels.endpoints.find(({ path }) => path === '/api/simulator/messages')!;
  return ((await list.handle({ query } as never)) as { messages: Record<string, unknown>[] }).messages;
}

describe('Simulator of SMS and mail', () => {
  it('shows what was sent as the receiver would read it', async () => {
    await channels.sms.send(message);
    await channels.mail.send({ to: 'a@example.org', subject: '督办', text: '请反馈', idempotencyKey: 'k2' });
    expect(await shown({ channel: 'sms' })).toMatchObject([
      {
        to: '19900000001',
        channel: 'sms',
        caseNumber: 'SM1',
        text: '您的举报（编号SM1）已受理，正在组织核查，预计2026-05-29前办结，请凭编号查询进度。',
      },
    ]);
    expect(await shown({ to: 'a@example.org' })).toMatchObject([{ channel: 'mail', text: '请反馈' }]);
  });

  it('takes a message once however often it is handed over', async () => {
    await Promise.all([channels.sms.send(message), channels.sms.send(message), channels.sms.send(message)]);
    expect(await shown()).toHaveLength(1);
  });

  it.each([
    ['throttled', true, 0],
    ['refused', false, 0],
    ['timeout', true, 1],
  ] as const)('given %s, fails as the supplier would and works again afterwards', async (failure, retry, kept) => {
    channels.simulator.failNext('sms', failure, 1);
    await expect(channels.sms.send(message)).rejects.toMatchObject({ code: failure, retry });
    expect(await shown()).toHaveLength(kept);
    await channels.sms.send(message);
    expect(await shown()).toHaveLength(1);
  });

  it('refuses an unknown template and a value that is missing', async () => {
    await expect(channels.sms.send({ ...message, template: 'greeting' })).rejects.toThrow('but got "greeting"');
    await expect(channels.sms.send({ ...message, values: { number: 'SM1' } })).rejects.toThrow(
      'Expected a value "due"',
    );
  });

  it('has no pages in production', () => {
    const config = readConfig({ NODE_ENV: 'production' });
    expect(createChannels({ database: test.database, clock, config }).endpoints).toEqual([]);
  });

  it('is replaced by real suppliers through settings, which must be complete', () => {
    const aliyun = { SMS_PROVIDER: 'aliyun', ALIYUN_SMS_ACCESS_KEY_ID: 'id', ALIYUN_SMS_ACCESS_KEY_SECRET: 'secret' };
    const create = (variables: Record<string, string>) => () =>
      createChannels({ database: test.database, clock, config: readConfig(variables) });
    expect(create(aliyun)).toThrow('Expected ALIYUN_SMS_SIGN_NAME to be set with SMS_PROVIDER=aliyun');
    expect(
      create({ ...aliyun, ALIYUN_SMS_SIGN_NAME: '安全举报', ALIYUN_SMS_TEMPLATES: '{"supervised":"SMS_1"}' }),
    ).toThrow('but missed report-received');
    expect(create({ MAIL_PROVIDER: 'smtp' })).toThrow('Expected SMTP_URL to be set');
    expect(() => readConfig({ ALIYUN_SMS_TEMPLATES: 'SMS_1' })).toThrow('ALIYUN_SMS_TEMPLATES');
  });
});
