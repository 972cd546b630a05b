import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programsFolder } from './engines-folder.ts';
import { withFileLock } from './file-lock.ts';
import { freePort } from './free-ports.ts';
import { findProgram } from './programs.ts';
import { launchServer, untilReady } from './server-process.ts';
import { versions } from './versions.ts';

export interface Toxiproxy {
  readonly folder: string;
  /** Puts a listener before a port of 127.0.0.1; the proxies are gone when this server ends. */
  proxyTo(name: string, upstreamPort: number): Promise<FaultyConnection>;
}

export interface FaultyConnection {
  readonly port: number;
  /** Cuts every connection and refuses new ones, or lets them through again. */
  enable(enabled: boolean): Promise<void>;
  /** Adds a fault, such as `latency` with `{ latency: 500 }` (ms) or `timeout` with `{ timeout: 0 }`, in one direction. */
  addToxic(type: string, attributes: Record<string, number>, stream?: 'upstream' | 'downstream'): Promise<void>;
  /** Takes every fault away. */
  removeToxics(): Promise<void>;
}

/** Starts a private Toxiproxy, built by Go once. */
export async function startToxiproxy(folder: string): Promise<Toxiproxy> {
  const program = await toxiproxyProgram();
  const { ports } = await launchServer(folder, async () => describe(program, folder, await freePort()));
  await untilReady(folder);
  const api = `http://127.0.0.1:${ports.api ?? 0}`;
  return { folder, proxyTo: (name, upstreamPort) => proxyTo(api, name, upstreamPort) };
}

async function toxiproxyProgram(): Promise<string> {
  const folder = join(programsFolder, `toxiproxy-${versions.toxiproxy}`);
  const program = join(folder, 'server');
  await withFileLock(join(programsFolder, 'toxiproxy.lock'), async () => {
    if (existsSync(program)) return;
    const args = ['install', `github.com/Shopify/toxiproxy/v2/cmd/server@v${versions.toxiproxy}`];
    const env = { ...process.env, GOBIN: folder, GOFLAGS: '' };
    const { status, stderr } = spawnSync(findProgram('go'), args, { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`Expected Go to build Toxiproxy, but:\n${stderr}`);
  });
  return program;
}

function describe(program: string, folder: string, port: number) {
  const proxies = join(folder, 'proxies.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(proxies, '[]');
  return {
    command: program,
    args: ['-host', '127.0.0.1', '-port', String(port), '-config', proxies],
    env: {},
    ports: { api: port },
    ready: { kind: 'http' as const, url: `http://127.0.0.1:${port}/version` },
  };
}

async function proxyTo(api: string, name: string, upstreamPort: number): Promise<FaultyConnection> {
  const port = await freePort();
  const proxy = `/proxies/${name}`;
  await post(api, '/proxies', {
    name,
    listen: `127.0.0.1:${port}`,
    upstream: `127.0.0.1:${upstreamPort}`,
    enabled: true,
  });
  const toxics: string[] = [];
  return {
    port,
    enable: (enabled) => post(api, proxy, { enabled }),
    addToxic: async (type, attributes, stream = 'downstream') => {
      const toxic = `${type}-${stream}`;
      await post(api, `${proxy}/toxics`, { name: toxic, type, stream, attributes });
      toxics.push(toxic);
    },
    removeToxics: async () => {
      for (const toxic of toxics.splice(0)) await send(api, 'DELETE', `${proxy}/toxics/${toxic}`);
    },
  };
}

function post(api: string, path: string, body: object): Promise<void> {
  return send(api, 'POST', path, JSON.stringify(body));
}

async function send(api: string, method: 'POST' | 'DELETE', path: string, body?: string): Promise<void> {
  const response = await fetch(`${api}${path}`, { method, body });
  const answer = await response.text();
  if (!response.ok) throw new Error(`Expected Toxiproxy to take ${method} ${path}, but it answered: ${answer}`);
}
