import { join } from 'node:path';
import { freePort } from './free-ports.ts';
import { javaOptions } from './java.ts';
import type { Mariadb } from './mariadb.ts';
import { builtByMaven } from './maven.ts';
import { h2DataSource, mariadbDataSource, startOperatonMariadb } from './operaton-database.ts';
import { findJava } from './programs.ts';
import { launchServer, untilReady, type Launch } from './server-process.ts';
import { agreedSetup } from './setup.ts';
import { oldestJava } from './versions.ts';

export interface Operaton {
  /** Folder of its process, by which it is killed and started again. */
  readonly folder: string;
  /** Base of the REST API, ends in /engine-rest. */
  readonly url: string;
  readonly port: number;
  /** The server of its database; missing with H2. */
  readonly mariadb?: Mariadb;
}

export interface OperatonOptions {
  /** Where its tables are: a private MariaDB (default) or a file of H2 inside its process. */
  readonly database?: 'h2' | 'mariadb';
}

/** Starts Operaton with its REST API below this folder and waits until it answers; what runs already stays as it is. */
export async function startOperaton(folder: string, options: OperatonOptions = {}): Promise<Operaton> {
  const { database } = agreedSetup(folder, { database: options.database }, { database: 'mariadb' });
  const mariadb = database === 'h2' ? undefined : await startOperatonMariadb(folder);
  const dataSource = mariadb === undefined ? h2DataSource(folder) : mariadbDataSource(mariadb);
  const server = join(folder, 'server');
  const { ports } = await launchServer(server, async () => describe(server, dataSource));
  await untilReady(server);
  const port = ports.http ?? 0;
  return { folder: server, port, url: engineRest(port), mariadb };
}

async function describe(folder: string, dataSource: Record<string, string>): Promise<Launch> {
  const java = findJava(oldestJava.operaton);
  const program = await builtByMaven('operaton');
  const port = await freePort();
  return {
    command: java,
    args: [
      ...javaOptions(folder),
      '-classpath',
      [join(program, 'operaton-server.jar'), join(program, 'lib', '*')].join(':'),
      'safeflow.OperatonServer',
    ],
    env: { SERVER_ADDRESS: '127.0.0.1', SERVER_PORT: String(port), ...dataSource },
    ports: { http: port },
    ready: { kind: 'http', url: `${engineRest(port)}/engine` },
  };
}

function engineRest(port: number): string {
  return `http://127.0.0.1:${port}/engine-rest`;
}
