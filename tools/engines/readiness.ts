import { connect } from 'node:net';
import { z } from 'zod';

/** How a server is asked whether it can work: an address that answers with success, or a PING to Redis. */
export const readiness = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('http'), url: z.string() }),
  z.object({ kind: z.literal('redis'), port: z.number() }),
  z.object({ kind: z.literal('tcp'), port: z.number() }),
]);

/** Asks once. */
export async function isReady(asked: z.infer<typeof readiness>): Promise<boolean> {
  switch (asked.kind) {
    case 'http':
      return answersWell(asked.url);
    case 'redis':
      return (await say(asked.port, 'PING\r\n')).startsWith('+PONG');
    case 'tcp':
      return (await say(asked.port)) === 'connected';
  }
}

async function answersWell(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** First answer to the line; "connected" without a line; empty when nobody listens or answers. */
function say(port: number, line?: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      if (line === undefined) finish('connected');
      else socket.write(line);
    });
    const finish = (answer: string) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(2_000, () => finish(''));
    socket.once('error', () => finish(''));
    socket.once('data', (data) => finish(data.toString()));
  });
}
