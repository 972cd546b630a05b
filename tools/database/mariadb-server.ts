import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { z } from 'zod';
import { freePort } from '../free-port.ts';
import { rootDir } from '../root-dir.mjs';
import { findMariadbProgram } from './mariadb-programs.ts';

const folder = process.env.MARIADB_DIR ?? join(rootDir, 'data', 'mariadb');
const dataDir = join(folder, 'data');
const stateFile = join(folder, 'server.json');
const errorLog = join(folder, 'error.log');
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;

const state = z.object({ pid: z.number(), url: z.string() });

/** Starts a private MariaDB on 127.0.0.1 unless it runs already, and tells its DATABASE_URL. */
export async function startMariadb(): Promise<string> {
  const running = readState();
  if (running !== undefined && isOurs(running.pid)) return running.url;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  createDataDir(dataDir);
  const port = await freePort();
  const password = randomBytes(18).toString('base64url');
  const pid = launch(port, password);
  const url = `mysql://safeflow:${password}@127.0.0.1:${port}/safeflow`;
  writeFileSync(stateFile, JSON.stringify({ pid, url }), { mode: 0o600 });
  await untilReachable(url, pid);
  return url;
}

/** Stops the server that `startMariadb` started and waits for its end; its data stay. */
export async function stopMariadb(): Promise<void> {
  const running = readState();
  if (running === undefined) return;
  if (isOurs(running.pid)) process.kill(running.pid, 'SIGTERM');
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (isOurs(running.pid)) {
    if (Date.now() > deadline) throw new Error(`Expected MariaDB to stop, but process ${running.pid} still runs.`);
    await setTimeout(100);
  }
  rmSync(stateFile);
}

/** DATABASE_URL of the running server. */
export function databaseUrl(): string {
  const running = readState();
  if (running === undefined || !isOurs(running.pid)) {
    throw new Error('Expected a running MariaDB, but there is none: start it with "npm run mariadb -- up".');
  }
  return running.url;
}

function readState() {
  return existsSync(stateFile) ? state.parse(JSON.parse(readFileSync(stateFile, 'utf8'))) : undefined;
}

// A process id may have been given to another program since: its command line names our data folder.
function isOurs(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,args=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes(dataDir) && !stdout.trimStart().startsWith('Z');
}

/** Fills an empty data folder with the system tables; leaves a filled one as it is. */
export function createDataDir(dataDir: string): void {
  if (existsSync(join(dataDir, 'mysql'))) return;
  const args = [
    '--no-defaults',
    `--datadir=${dataDir}`,
    '--skip-test-db',
    `--auth-root-socket-user=${userInfo().username}`,
  ];
  const result = spawnSync(findMariadbProgram('mariadb-install-db'), [...args, ...asRoot()], { encoding: 'utf8' });
  if (result.status !== 0)
    throw new Error(`Expected MariaDB to create ${dataDir}, but:\n${result.stdout}${result.stderr}`);
}

function launch(port: number, password: string): number {
  const initFile = join(folder, 'init.sql');
  writeFileSync(initFile, accountStatements(password), { mode: 0o600 });
  const log = openSync(errorLog, 'a');
  const server = spawn(findMariadbProgram('mariadbd'), mariadbArguments(dataDir, port, initFile), {
    detached: true,
    stdio: ['ignore', log, log],
  });
  server.unref();
  if (server.pid === undefined) throw new Error('Expected MariaDB to start, but it could not be run.');
  return server.pid;
}

/** Command line of a server on 127.0.0.1 that runs the statements of the file before it answers. */
export function mariadbArguments(dataDir: string, port: number, initFile: string): string[] {
  return [
    '--no-defaults',
    `--datadir=${dataDir}`,
    // A socket's path may have 107 characters at most, which a folder deep down exceeds.
    `--socket=${join(tmpdir(), `safeflow-mariadb-${port}.sock`)}`,
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    '--skip-name-resolve',
    `--init-file=${initFile}`,
    '--innodb-snapshot-isolation=ON',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_bin',
    '--max-connections=500',
    '--innodb-buffer-pool-size=256M',
    // Survives a crash of any process; only a power cut may lose the last second of a test database.
    '--innodb-flush-log-at-trx-commit=2',
    ...asRoot(),
  ];
}

/** Statements that make the database `safeflow` and its account with this password. */
export function accountStatements(password: string): string {
  const account = "'safeflow'@'127.0.0.1'";
  return [
    'CREATE DATABASE IF NOT EXISTS safeflow;',
    `CREATE OR REPLACE USER ${account} IDENTIFIED BY '${password}';`,
    `GRANT ALL ON *.* TO ${account};`,
    '',
  ].join('\n');
}

function asRoot(): string[] {
  return process.getuid?.() === 0 ? ['--user=root'] : [];
}

async function untilReachable(url: string, pid: number): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    try {
      const connection = await createConnection(url);
      await connection.end();
      return;
    } catch (error) {
      if (!isOurs(pid) || Date.now() > deadline) {
        throw new Error(`Expected MariaDB to answer, but it did not; see ${errorLog}.`, { cause: error });
      }
      await setTimeout(200);
    }
  }
}
