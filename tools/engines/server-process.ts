import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { areFree } from './free-ports.ts';
import { isReady, readiness } from './readiness.ts';

const START_TIMEOUT_MS = 180_000;
const STOP_TIMEOUT_MS = 40_000;

const launch = z.object({
  command: z.string(),
  /** Must name the folder, by which the process is told from another one with the same id. */
  args: z.array(z.string()),
  env: z.record(z.string(), z.string()),
  ports: z.record(z.string(), z.number()),
  ready: readiness,
});
const state = launch.extend({ pid: z.number() });

/** How a server is started: kept in its folder, so that it can be started again on the same ports and data. */
export type Launch = z.infer<typeof launch>;
export type ServerState = z.infer<typeof state>;

/** Starts the server of this folder unless it runs already, without waiting; a known launch is used again. */
export async function launchServer(folder: string, describe: () => Promise<Launch>): Promise<ServerState> {
  const known = readServer(folder);
  if (known !== undefined && isRunning(folder, known.pid)) return known;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return spawnServer(folder, known ?? (await describe()));
}

/** Waits until the server of this folder is ready; throws with the path of its log when it ends or takes too long. */
export async function untilReady(folder: string): Promise<ServerState> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const server = expectServer(folder);
    const runs = isRunning(folder, server.pid);
    if (runs && (await isReady(server.ready))) return server;
    if (!runs || Date.now() > deadline) {
      throw new Error(`Expected the server to become ready, but it did not; see ${logFile(folder)}.`);
    }
    await setTimeout(100);
  }
}

/** Ends the server of this folder at once (SIGKILL), as a crash would; its data and launch stay. */
export async function killServer(folder: string): Promise<void> {
  await endServer(folder, 'SIGKILL');
}

/** Asks the server of this folder to end (SIGTERM) and waits for it; its data and launch stay. */
export async function haltServer(folder: string): Promise<void> {
  await endServer(folder, 'SIGTERM');
}

/** Stops the clock of the server's process (SIGSTOP): it keeps its connections and answers nobody. */
export function pauseServer(folder: string): void {
  process.kill(expectServer(folder).pid, 'SIGSTOP');
}

/** Lets a paused server go on. */
export function resumeServer(folder: string): void {
  process.kill(expectServer(folder).pid, 'SIGCONT');
}

/** Starts a killed server again on the same ports and data, and waits until it is ready. */
export async function restartServer(folder: string): Promise<ServerState> {
  const known = expectServer(folder);
  if (!isRunning(folder, known.pid)) spawnServer(folder, known);
  return untilReady(folder);
}

/** Ends the server of this folder and forgets how it was started; its data stay. */
export async function stopServer(folder: string): Promise<void> {
  await haltServer(folder);
  rmSync(stateFile(folder), { force: true });
}

/** What is known about the server of this folder, whether it runs or not. */
export function readServer(folder: string): ServerState | undefined {
  const file = stateFile(folder);
  return existsSync(file) ? state.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** Tells whether the server of this folder runs. */
export function serverRuns(folder: string): boolean {
  const known = readServer(folder);
  return known !== undefined && isRunning(folder, known.pid);
}

function spawnServer(folder: string, { command, args, env, ports, ready }: Launch): ServerState {
  // A killed process leaves its unpacked libraries behind.
  rmSync(join(folder, 'tmp'), { recursive: true, force: true });
  mkdirSync(join(folder, 'tmp'));
  const log = openSync(logFile(folder), 'a', 0o600);
  const server = spawn(command, args, {
    cwd: folder,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', log, log],
  });
  server.once('error', () => undefined);
  server.unref();
  if (server.pid === undefined) throw new Error(`Expected ${command} to start, but it could not be run.`);
  const started = { command, args, env, ports, ready, pid: server.pid };
  writeFileSync(stateFile(folder), JSON.stringify(started, null, 2), { mode: 0o600 });
  return started;
}

async function endServer(folder: string, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const known = readServer(folder);
  if (known === undefined || !isRunning(folder, known.pid)) return;
  process.kill(known.pid, signal);
  // A paused process hears it only when it goes on.
  process.kill(known.pid, 'SIGCONT');
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  // A dying process loses its command line first and its ports last.
  while (isRunning(folder, known.pid) || !(await areFree(Object.values(known.ports)))) {
    if (Date.now() > deadline) throw new Error(`Expected process ${known.pid} to end, but it still runs.`);
    await setTimeout(20);
  }
}

// A process id may have been given to another program since: its command line names our folder.
function isRunning(folder: string, pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'stat=,args=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes(folder) && !stdout.trimStart().startsWith('Z');
}

function expectServer(folder: string): ServerState {
  const known = readServer(folder);
  if (known === undefined) throw new Error(`Expected a server in ${folder}, but none was started there.`);
  return known;
}

function stateFile(folder: string): string {
  return join(folder, 'server.json');
}

function logFile(folder: string): string {
  return join(folder, 'server.log');
}
