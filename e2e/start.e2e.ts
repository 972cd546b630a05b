import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../tools/free-port.ts';
import { rootDir } from '../tools/root-dir.mjs';

let dataDir: string;
let port: number;
let started: ChildProcess | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'safeflow-start-'));
  port = await freePort();
});

afterEach(async () => {
  if (started?.exitCode === null) started.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

/** Runs the command behind `npm start` and gathers what it prints. */
function npmStart() {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const env = { ...inherited, PORT: String(port), DATA_DIR: dataDir, DEMO_CASES: '0' };
  const child = spawn(process.execPath, [join(rootDir, 'tools', 'start.mjs')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started = child;
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  return { child, printed: () => printed };
}

async function isServing(): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/api/health`)).ok;
  } catch {
    return false;
  }
}

describe('given a developer in a terminal', () => {
  it('when they say npm start and later Ctrl-C, then the address is printed, and it stops cleanly', async () => {
    const { child, printed } = npmStart();
    while (!(await isServing()) && child.exitCode === null) await setTimeout(100);
    expect(await isServing(), printed()).toBe(true);
    expect(printed()).toContain(`http://localhost:${port}`);
    const exit = once(child, 'exit');
    child.kill('SIGINT');
    expect(await exit, printed()).toEqual([0, null]);
    expect(await isServing()).toBe(false);
  });

  it('when the port is taken, then a sentence says so and nothing keeps running', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    try {
      const { child, printed } = npmStart();
      const [code] = (await once(child, 'exit')) as [number | null];
      expect(code).toBe(1);
      expect(printed()).toContain(`port ${port}`);
      expect(printed()).not.toMatch(/^\s+at /m);
    } finally {
      other.close();
    }
  });
});
