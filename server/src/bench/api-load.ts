import { request, type Agent } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/** One signed-in user of the load. */
export interface LoadUser {
  readonly headers: Record<string, string>;
  /** The connection of his browser. */
  readonly agent: Agent;
  readonly account: string;
}

/** One operation of a user; returns the milliseconds that count, or nothing when he only made way for others. */
export type Operation = (user: LoadUser, turn: number) => Promise<number | undefined>;

export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly perSecond: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  readonly milliseconds: number;
}

export function send(user: LoadUser, method: string, url: string, body?: unknown): Promise<HttpAnswer> {
  const { agent, headers } = user;
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
  const start = performance.now();
  const text = body === undefined ? undefined : JSON.stringify(body);
  const typed =
    text === undefined
      ? headers
      : { ...headers, 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(text)) };
  const outgoing = request(url, { method, headers: typed, agent }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () =>
      resolve({
        status: response.statusCode ?? 0,
        text: Buffer.concat(chunks).toString(),
        milliseconds: performance.now() - start,
      }),
    );
  });
  outgoing.on('error', reject);
  outgoing.end(text);
  return promise;
}

/** Lets all users repeat an operation for a time, pausing in between as people do (0: not at all). */
export async function measure(
  users: readonly LoadUser[],
  seconds: number,
  pause: number,
  operation: Operation,
): Promise<Latency> {
  const times: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(
    users.map(async (user, index) => {
      await setTimeout((pause * index) / users.length);
      for (let turn = 0; performance.now() < end; turn++) {
        const milliseconds = await operation(user, turn);
        if (milliseconds !== undefined) times.push(milliseconds);
        if (pause > 0) await setTimeout(Math.max(0, pause * (0.5 + Math.random()) - (milliseconds ?? 0)));
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond: (times.length * 1000) / (performance.now() - start) };
}
