import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const MAIN = join(import.meta.dirname, '../../main.ts');
const READY_WITHIN = 45_000;

/** The server as an operating-system process that can be cut off like by a power failure. */
export class ServerChild {
  readonly url: string;
  readonly #settings: Record<string, string>;
  #child: ChildProcess | undefined;
  #output = '';

  constructor(port: number, settings: Record<string, string>) {
    this.url = `http://127.0.0.1:${port}`;
    this.#settings = { ...settings, PORT: String(port), HOST: '127.0.0.1' };
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Starts it and waits until it answers. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [MAIN], { env: this.#settings, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: Buffer) => (this.#output = (this.#output + text.toString()).slice(-5000)));
    }
    const end = Date.now() + READY_WITHIN;
    while (!(await this.#isHealthy())) {
      if (child.exitCode !== null || Date.now() > end)
        throw new Error(`Expected the server to start, but:\n${this.#output}`);
      await setTimeout(50);
    }
  }

  /** Ends it at once, in the middle of whatever it does. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** Asks for an orderly stop; tells the exit code and how many milliseconds it took. */
  async stop(): Promise<{ code: number | null; milliseconds: number }> {
    const child = this.#child;
    if (!child) throw new Error('Expected a running server, but it was not started.');
    const start = performance.now();
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    return { code, milliseconds: performance.now() - start };
  }

  async #isHealthy(): Promise<boolean> {
    return fetch(`${this.url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}
