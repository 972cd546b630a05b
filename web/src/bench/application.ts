import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
const START_WITHIN = 60_000;

export interface Application {
  readonly url: string;
  stop(): Promise<void>;
}

/** The real server with accounts of the demonstration and no cases, on a free port and an empty folder. */
export async function startApplication(): Promise<Application> {
  const page = join(ROOT, 'web', 'dist', 'browser', 'index.html');
  if (!existsSync(page))
    throw new Error(`Expected the web application to be built by "npm run build", but there is no "${page}".`);
  const folder = await mkdtemp(join(tmpdir(), 'web-bench-'));
  const env = { PATH: '', PORT: '0', DATA_DIR: folder, DEMO_DATA: '1', DEMO_CASES: '0', LOG_LEVEL: 'error' };
  const server = spawn(process.execPath, [join(ROOT, 'server', 'src', 'main.ts')], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const url = await new Promise<string>((done, fail) => {
    let said = '';
    const late = setTimeout(
      () => fail(new Error(`Expected the server to start, but it only said "${said}".`)),
      START_WITHIN,
    );
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /http:\/\/[\w.]+:\d+/.exec(said)?.[0];
      if (!address) return;
      clearTimeout(late);
      done(address);
    });
    server.once('exit', (code) =>
      fail(new Error(`Expected the server to run, but it ended with exit code ${code ?? 'none'}.`)),
    );
  });
  return {
    url,
    async stop() {
      server.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
