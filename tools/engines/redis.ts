import { join } from 'node:path';
import { freePort } from './free-ports.ts';
import { findProgram } from './programs.ts';
import { launchServer, untilReady, type ServerState } from './server-process.ts';

export interface Redis {
  readonly folder: string;
  readonly url: string;
  readonly port: number;
}

/** Starts a private Redis that writes every command to disk before it answers. */
export async function startRedis(folder: string): Promise<Redis> {
  const server = await launchServer(folder, async () => describe(folder, await freePort()));
  await untilReady(folder);
  return redisOf(folder, server);
}

export function redisOf(folder: string, { ports }: ServerState): Redis {
  const port = ports.redis ?? 0;
  return { folder, port, url: `redis://127.0.0.1:${port}` };
}

// Asked by HELLO, Redis takes connections while it still reads its file after a start, and refuses what they write: the
// exporter would lose events without a word. Without HELLO its client asks by PING first and comes back later.
const withoutHello = ['--rename-command', 'HELLO', ''];

function describe(folder: string, port: number) {
  const settings: Record<string, string> = {
    bind: '127.0.0.1',
    port: String(port),
    dir: folder,
    pidfile: join(folder, 'redis.pid'),
    appendonly: 'yes',
    appendfsync: 'always',
    save: '',
    // Leaves the command line as it is, which names the folder.
    'set-proc-title': 'no',
  };
  return {
    command: findProgram('redis-server'),
    args: [...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]), ...withoutHello],
    env: {},
    ports: { redis: port },
    ready: { kind: 'redis' as const, port },
  };
}
