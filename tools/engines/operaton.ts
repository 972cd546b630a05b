import { join } from 'node:path';
import { freePort } from './free-ports.ts';
import { builtByMaven } from './maven.ts';
import { operatonDatabase, type OperatonDatabase } from './operaton-database.ts';
import { findJava } from './programs.ts';
import { launchServer, untilReady, type Launch } from './server-process.ts';
import { oldestJava } from './versions.ts';

export interface Operaton {
  readonly folder: string;
  /** Base of the REST API, ends in /engine-rest. */
  readonly url: string;
  readonly port: number;
}

export interface OperatonOptions {
  /** Where its tables are: a private MariaDB server in the same folder, or a file of H2 inside the process. */
  readonly database?: OperatonDatabase;
}

/** Starts Operaton with its REST API and waits until it answers; what runs already is left as it is. */
export async function startOperaton(folder: string, options: OperatonOptions = {}): Promise<Operaton> {
  const database = await operatonDatabase(folder, options.database ?? 'mariadb');
  const server = join(folder, 'server');
  const { ports } = await launchServer(server, async () => describe(server, database));
  await untilReady(server);
  const port = ports.http ?? 0;
  return { folder, port, url: engineRest(port) };
}

async function describe(folder: string, database: Record<string, string>): Promise<Launch> {
  const java = findJava(oldestJava.operaton);
  const program = await builtByMaven('operaton');
  const port = await freePort();
  return {
    command: java,
    args: [
      `-Dsafeflow.folder=${folder}`,
      '-Xmx512m',
      '-XX:+UseSerialGC',
      '-XX:+ExitOnOutOfMemoryError',
      '-classpath',
      [join(program, 'operaton-server.jar'), join(program, 'lib', '*')].join(':'),
      'safeflow.OperatonServer',
    ],
    env: { SERVER_ADDRESS: '127.0.0.1', SERVER_PORT: String(port), ...database },
    ports: { http: port },
    ready: { kind: 'http', url: `${engineRest(port)}/engine` },
  };
}

function engineRest(port: number): string {
  return `http://127.0.0.1:${port}/engine-rest`;
}
