import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { compose, startServices, stopServices, type Services } from './compose.ts';
import { readConfig } from './config.ts';
import { DEMO_PASSWORD, demoCast, seedDemo } from './demo/index.ts';

/** What is still going on after this long is cut off, so that a stop takes at most three seconds. */
const GRACE = 2_000;
const LAST_RESORT = 3_000;

/** Longer than reverse proxies keep theirs, so that they never send on a connection that is just being closed. */
const KEEP_ALIVE = 75_000;

const config = readConfig();
const logger = pino({ level: config.LOG_LEVEL });
try {
  await run();
} catch (error) {
  logger.fatal({ err: error }, 'start failed');
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const services = await compose(config, logger);
  const isWorker = config.SAFEFLOW_ROLE === 'worker';
  const demo = config.demoData && !isWorker && (await seedDemo(services));
  await startServices(services);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE, headersTimeout: KEEP_ALIVE + 1_000 }, services.app);
  const port = isWorker ? config.WORKER_PORT : config.PORT;
  if (port !== undefined) await listen(server, port);
  if (isWorker) console.log(`SafeFlow worker: ${services.workers.size} job types on ${config.SAFEFLOW_ENGINE}`);
  else showAddress(server);
  if (demo) showAccounts();
  stopOnSignal(server, services);
}

function showAddress(server: Server): void {
  const host = ['0.0.0.0', '127.0.0.1'].includes(config.HOST) ? 'localhost' : config.HOST;
  console.log(`SafeFlow: http://${host}:${(server.address() as AddressInfo).port}`);
}

function showAccounts(): void {
  console.log(`\n演示账号 Demo accounts (密码 password: ${DEMO_PASSWORD})`);
  for (const { account, what } of demoCast) console.log(`  ${account.padEnd(20)} ${what}`);
}

async function listen(server: Server, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (error: NodeJS.ErrnoException) => {
    const taken = `Expected port ${port} to be free, but another program uses it. Set PORT to another one.`;
    reject(error.code === 'EADDRINUSE' ? new Error(taken) : error);
  });
  server.listen(port, config.HOST, resolve);
  return promise;
}

function stopOnSignal(server: Server, services: Services): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), LAST_RESORT).unref();
    setTimeout(() => server.closeAllConnections(), GRACE).unref();
    services.kernel.closeStreams();
    const stopped = () =>
      stopServices(services).then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ err: error }, 'stop failed');
          process.exit(1);
        },
      );
    if (!server.listening) return void stopped();
    server.close(() => void stopped());
    server.closeIdleConnections();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
