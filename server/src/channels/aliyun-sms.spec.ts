import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AliyunPeer, refusal, startAliyunPeer } from './aliyun-peer.ts';
import { AliyunSms } from './aliyun-sms.ts';
import type { SmsMessage } from './channel.ts';
import { messageTemplates } from './templates.ts';

const SECRET = 'test-secret';
const templates = Object.fromEntries(Object.keys(messageTemplates).map((key, index) => [key, `SMS_10000${index}`]));
const message: SmsMessage = {
  phone: '19900000001',
  template: 'report-accepted',
  values: { number: 'SM61042220260302001', due: '2026-05-29', unit: '不在模板中' },
  idempotencyKey: 'case-1/accepted',
};
let peer: AliyunPeer;

const sms = (change: Partial<ConstructorParameters<typeof AliyunSms>[0]> = {}) =>
  new AliyunSms({
    ...{
      accessKeyId: 'test-id',
      accessKeySecret: SECRET,
      endpoint: peer.endpoint,
      signName: '安全举报',
      templates,
      timeout: 300,
    },
    ...change,
  });

beforeEach(async () => {
  peer = await startAliyunPeer(SECRET);
});

afterEach(() => peer.stop());

describe('SMS through Aliyun', () => {
  it('hands over phone, sign, template and exactly its values, with the idempotency key as OutId', async () => {
    expect(await sms().send(message)).toEqual({ receipt: '900619746936498440^0' });
    const request = Object.fromEntries(peer.requests[0]!);
    expect(request).toMatchObject({
      Action: 'SendSms',
      PhoneNumbers: '19900000001',
      SignName: '安全举报',
      TemplateCode: templates['report-accepted'],
      OutId: 'case-1/accepted',
    });
    expect(JSON.parse(request['TemplateParam']!)).toEqual({ number: 'SM61042220260302001', due: '2026-05-29' });
  });

  it('shortens values that Aliyun would refuse as too long', async () => {
    await sms().send({
      ...message,
      template: 'report-not-accepted',
      values: { number: 'SM1', explanation: '长'.repeat(80) },
    });
    const { explanation } = JSON.parse(peer.requests[0]!.get('TemplateParam')!) as { explanation: string };
    expect([explanation.length, explanation.at(-1)]).toEqual([35, '…']);
  });

  it.each([
    ['throttling', refusal('isv.BUSINESS_LIMIT_CONTROL', '触发分钟级流控Permits:1'), true],
    ['their own failure', refusal('isp.SYSTEM_ERROR', 'system error'), true],
    ['gateway throttling', refusal('Throttling.User', 'Request was denied due to user flow control.', 400), true],
    ['a template that is not approved', refusal('isv.SMS_TEMPLATE_ILLEGAL', '该账号下找不到对应模板'), false],
    ['an unknown key', refusal('InvalidAccessKeyId.NotFound', 'Specified access key is not found.', 404), false],
  ])('given %s, tells whether to try again', async (_, answer, retry) => {
    peer.answers.push(answer);
    await expect(sms().send(message)).rejects.toMatchObject({
      name: 'DeliveryError',
      code: answer.body['Code'],
      retry,
    });
  });

  it('given a wrong secret or phone number, asks for a repair', async () => {
    await expect(sms({ accessKeySecret: 'other' }).send(message)).rejects.toMatchObject({
      code: 'SignatureDoesNotMatch',
      retry: false,
    });
    await expect(sms().send({ ...message, phone: '123' })).rejects.toMatchObject({
      code: 'isv.MOBILE_NUMBER_ILLEGAL',
      retry: false,
    });
  });

  it('given silence, gives up after the time-out and may try again', async () => {
    peer.answers.push('silence');
    await expect(sms().send(message)).rejects.toMatchObject({ code: 'RequestTimeoutError', retry: true });
  });

  it('given a broken gateway or nobody there, may try again', async () => {
    peer.answers.push('nonsense');
    await expect(sms().send(message)).rejects.toMatchObject({ name: 'DeliveryError', retry: true });
    await expect(sms({ endpoint: 'http://127.0.0.1:44099' }).send(message)).rejects.toMatchObject({ retry: true });
  });

  it('does not start while a template has no code', () => {
    expect(() => sms({ templates: { ...templates, supervised: '' } })).toThrow(
      'Expected ALIYUN_SMS_TEMPLATES to name all templates, but missed supervised.',
    );
  });
});
