import { connect } from 'node:net';
import { z } from 'zod';

/** How a server is asked whether it works: by an address that answers well, PING to Redis, or the greeting it sends. */
export const readiness = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('http'), url: z.string() }),
  z.object({ kind: z.literal('redis'), port: z.number() }),
  z.object({ kind: z.literal('greeting'), port: z.number() }),
]);

/** Asks once. */
export async function isReady(asked: z.infer<typeof readiness>): Promise<boolean> {
  switch (asked.kind) {
    case 'http':
      return answersWell(asked.url);
    case 'redis':
      return (await firstWords(asked.port, 'PING\r\n')).startsWith('+PONG');
    case 'greeting':
      return (await firstWords(asked.port)) !== '';
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

/** What the server says first, to the line if one is given; empty when nobody listens or answers. */
function firstWords(port: number, line = ''): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(line));
    const finish = (words: string) => {
      socket.destroy();
      resolve(words);
    };
    socket.setTimeout(2_000, () => finish(''));
    socket.once('error', () => finish(''));
    socket.once('data', (data) => finish(data.toString()));
  });
}
