import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '../../tools/free-port.ts';
import { nodePath } from '../../tools/node-runtime.mjs';
import { rootDir } from '../../tools/root-dir.mjs';

const READY_TIMEOUT_MS = 90_000;
const STOP_TIMEOUT_MS = 15_000;
const KEPT_OUTPUT = 20_000;

/** The application as its own operating-system process, as `npm start` runs it. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** The latest output, for the report of a failed test. */
  output(): string;
  /** Asks for an orderly stop and resolves with the exit code; kills what does not stop in 15 s. */
  stop(): Promise<number | null>;
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>;
}

/** Starts the server with these settings (server/src/config.ts) and waits until it reports itself healthy. */
export async function startServerProcess(settings: Record<string, string>): Promise<ServerProcess> {
  const port = Number(settings.PORT ?? (await freePort()));
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(nodePath(), [join(rootDir, 'server', 'src', 'main.ts')], {
    cwd: rootDir,
    env: { ...process.env, ...settings, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = keepOutput(child);
  const killWithTests = () => void child.kill('SIGKILL');
  process.once('exit', killWithTests);
  child.once('exit', () => process.removeListener('exit', killWithTests));
  await untilHealthy(url, child, output);
  return {
    url,
    pid: child.pid ?? 0,
    output,
    stop: () => stop(child),
    kill: async () => {
      if (isRunning(child)) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
    },
  };
}

function keepOutput(child: ChildProcess): () => string {
  let text = '';
  const add = (chunk: Buffer) => (text = (text + chunk.toString('utf8')).slice(-KEPT_OUTPUT));
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => text;
}

async function untilHealthy(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!(await isHealthy(url))) {
    if (!isRunning(child)) throw new Error(`Expected the server to start, but it ended:\n${output()}`);
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`Expected the server to be healthy within ${READY_TIMEOUT_MS / 1000} s, but:\n${output()}`);
    }
    await setTimeout(100);
  }
}

/** The server of an engine may be out of reach, for the application is of use all the same (PLT-076). */
async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/api/health`);
    const { parts } = (await answer.json()) as { parts: Record<string, { status: string; name?: string }> };
    return Object.values(parts).every(({ status, name }) => status === 'ok' || isEngineServer(name));
  } catch {
    return false;
  }
}

function isEngineServer(name: string | undefined): boolean {
  return name !== undefined && name !== 'embedded';
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (isRunning(child)) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const patience = new AbortController();
    const killed = setTimeout(STOP_TIMEOUT_MS, undefined, { signal: patience.signal }).then(
      () => child.kill('SIGKILL'),
      () => undefined,
    );
    await ended;
    patience.abort();
    await killed;
  }
  return child.exitCode;
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
