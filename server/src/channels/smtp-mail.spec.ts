import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SmtpMail } from './smtp-mail.ts';

let server: SMTPServer;
let received: { to: string[]; data: string }[];
let refuse: { code: number; text: string } | undefined;

beforeEach(async () => {
  received = [];
  refuse = undefined;
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      done(refuse ? Object.assign(new Error(refuse.text), { responseCode: refuse.code }) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          data: Buffer.concat(chunks).toString(),
        });
        done(null, 'queued as 4711');
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => new Promise<void>((resolve) => server.close(resolve)));

const mail = (timeout = 2000) =>
  new SmtpMail({
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    from: 'SafeFlow <safeflow@example.org>',
    timeout,
  });
const message = {
  to: 'clerk@example.org',
  subject: '举报被督办',
  text: '请于3日内反馈。',
  idempotencyKey: 'case-1/supervised',
};

describe('E-mail over SMTP', () => {
  it('reaches the server with subject and text in Chinese', async () => {
    expect((await mail().send(message)).receipt).toContain('queued as 4711');
    const [{ to, data } = { to: [], data: '' }] = received;
    expect(to).toEqual(['clerk@example.org']);
    expect(data).toContain(`Subject: =?UTF-8?B?${Buffer.from('举报被督办').toString('base64')}?=`);
    expect(Buffer.from(data.split('\r\n\r\n')[1] ?? '', 'base64').toString()).toBe('请于3日内反馈。');
  });

  it('sent twice carries the same Message-ID, and another message another one', async () => {
    const channel = mail();
    await channel.send(message);
    await channel.send(message);
    await channel.send({ ...message, idempotencyKey: 'case-2/supervised' });
    const [first, again, other] = received.map(({ data }) => /^Message-ID: (.*)$/im.exec(data)?.[1]);
    expect(first).toMatch(/^<[0-9a-f]{32}@example\.org>\r?$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it.each([
    [450, 'Mailbox busy', true],
    [550, 'No such user here', false],
  ])('given refusal %i, tells whether to try again', async (code, text, retry) => {
    refuse = { code, text };
    await expect(mail().send(message)).rejects.toMatchObject({ name: 'DeliveryError', code: String(code), retry });
  });

  it('given nobody there, may try again', async () => {
    const channel = new SmtpMail({ url: 'smtp://127.0.0.1:44098', from: 'safeflow@example.org', timeout: 500 });
    await expect(channel.send(message)).rejects.toMatchObject({ name: 'DeliveryError', code: 'ESOCKET', retry: true });
  });

  it('does not let a recipient smuggle in another header', async () => {
    await mail().send({ ...message, subject: '督办\r\nBcc: spy@example.org' });
    expect(received[0]?.to).toEqual(['clerk@example.org']);
    expect(received[0]?.data).not.toMatch(/^Bcc:/im);
  });
});
