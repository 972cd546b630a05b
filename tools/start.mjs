import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { checkNodeVersion, nodePath } from './node-runtime.mjs';
import { rootDir } from './root-dir.mjs';
import { commandEnv } from './run-command.mjs';
import { ensureWebBuilt } from './web-build.mjs';

const STOP_REPEAT_MS = 2000;
const PARENT_CHECK_MS = 500;

// `npm run worker` runs the same program without pages.
const isWorker = process.argv[2] === 'worker';

try {
  checkNodeVersion();
  await ensureInstalled();
  if (!isWorker) await ensureWebBuilt();
  runServer();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function runServer() {
  const server = spawn(nodePath(), [join(rootDir, 'server', 'src', 'main.ts')], {
    cwd: rootDir,
    stdio: 'inherit',
    env: commandEnv({ ...engineSettings(), ...(isWorker && { SAFEFLOW_ROLE: 'worker' }) }),
  });
  const stop = () => server.kill('SIGTERM');
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  // A terminal sends Ctrl-C to the server itself; asking twice at once would cut its orderly stop short.
  process.on('SIGINT', () => (process.stdin.isTTY ? setTimeout(stop, STOP_REPEAT_MS).unref() : stop()));
  // npm passes a signal to the shell between us only, so the end of that shell means stop.
  if (process.env.npm_lifecycle_event !== undefined) onceOrphaned(stop);
  server.once('error', (error) => {
    console.error(`Expected the server to start, but ${error.message}.`);
    process.exitCode = 1;
  });
  server.once('exit', (code) => process.exit(code ?? 1));
}

/** Where the engine server is that `npm run engines:up` started, unless the environment says where another one is. */
function engineSettings() {
  const { SAFEFLOW_ENGINE: engine, OPERATON_URL, ZEEBE_ADDRESS } = process.env;
  const isTold = engine === 'camunda7' ? OPERATON_URL !== undefined : ZEEBE_ADDRESS !== undefined;
  if (!['camunda7', 'zeebe'].includes(engine ?? '') || isTold) return {};
  const { stdout } = spawnSync(nodePath(), [join(rootDir, 'tools', 'engine-settings.ts'), engine ?? ''], {
    encoding: 'utf8',
  });
  return /** @type {Record<string, string>} */ (JSON.parse(stdout));
}

/** @param {() => void} act */
function onceOrphaned(act) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, PARENT_CHECK_MS);
}
