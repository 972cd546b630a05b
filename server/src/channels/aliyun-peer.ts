import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AliyunPeer {
  readonly endpoint: string;
  /** Parameters of each request whose signature was right. */
  readonly requests: URLSearchParams[];
  /** What the next requests are answered; `silence` never answers. */
  readonly answers: (AliyunAnswer | 'silence' | 'nonsense')[];
  readonly stop: () => Promise<void>;
}

interface AliyunAnswer {
  readonly status: number;
  readonly body: Record<string, string>;
}

/** Answers `SendSms` as Aliyun's gateway does, signature check and error bodies included, on a loopback port. */
export async function startAliyunPeer(accessKeySecret: string): Promise<AliyunPeer> {
  const requests: URLSearchParams[] = [];
  const answers: AliyunPeer['answers'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const parameters = new URLSearchParams(Buffer.concat(chunks).toString());
      const answer = answers.shift() ?? check(parameters, request.method ?? '', accessKeySecret);
      if (answer === 'silence') return;
      if (answer === 'nonsense') return void response.writeHead(502).end('<html>Bad Gateway</html>');
      if (answer.status === 200) requests.push(parameters);
      response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answers,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function refusal(code: string, message: string, status = 200): AliyunAnswer {
  return { status, body: { Code: code, Message: message, RequestId: 'F655A8D5-B967-440B-8683-DAD6FF8DE990' } };
}

function check(parameters: URLSearchParams, method: string, secret: string): AliyunAnswer {
  if (parameters.get('Signature') !== signature(parameters, method, secret)) {
    return refusal('SignatureDoesNotMatch', 'Specified signature is not matched with our calculation.', 400);
  }
  const phone = parameters.get('PhoneNumbers') ?? '';
  if (!/^1\d{10}$/.test(phone)) return refusal('isv.MOBILE_NUMBER_ILLEGAL', `${phone}invalid mobile number`);
  const body = {
    Code: 'OK',
    Message: 'OK',
    BizId: '900619746936498440^0',
    RequestId: 'F655A8D5-B967-440B-8683-DAD6FF8DE990',
  };
  return { status: 200, body };
}

/** Signature version 1.0 as its documentation describes it. */
function signature(parameters: URLSearchParams, method: string, secret: string): string {
  const query = [...parameters]
    .filter(([name]) => name !== 'Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  return createHmac('sha1', `${secret}&`)
    .update(`${method}&${encode('/')}&${encode(query)}`)
    .digest('base64');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
