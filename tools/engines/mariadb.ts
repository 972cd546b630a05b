import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findMariadbProgram } from '../database/mariadb-programs.ts';
import { accountStatements, createDataDir, mariadbArguments } from '../database/mariadb-server.ts';
import { freePort } from './free-ports.ts';
import { launchServer, untilReady, type Launch } from './server-process.ts';

export interface Mariadb {
  readonly folder: string;
  readonly port: number;
  /** mysql:// address of its database `safeflow`; the account may make others. */
  readonly url: string;
  readonly password: string;
}

/** Starts a private MariaDB beside the one of `npm run mariadb`; killed and started again it keeps its address. */
export async function startMariadbIn(folder: string): Promise<Mariadb> {
  const password = passwordIn(folder);
  const { ports } = await launchServer(folder, async () => describe(folder, await freePort(), password));
  await untilReady(folder);
  const port = ports.mariadb ?? 0;
  return { folder, port, password, url: `mysql://safeflow:${password}@127.0.0.1:${port}/safeflow` };
}

function describe(folder: string, port: number, password: string): Launch {
  const dataDir = join(folder, 'data');
  const initFile = join(folder, 'init.sql');
  createDataDir(dataDir);
  writeFileSync(initFile, accountStatements(password), { mode: 0o600 });
  return {
    command: findMariadbProgram('mariadbd'),
    args: mariadbArguments(dataDir, port, initFile),
    env: {},
    ports: { mariadb: port },
    ready: { kind: 'greeting', port },
  };
}

function passwordIn(folder: string): string {
  const file = join(folder, 'password');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const password = randomBytes(18).toString('base64url');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file, password, { mode: 0o600 });
  return password;
}
