import { loadWorkers, systemClock, WorkerRunner, type Clock } from '@safeflow/engine';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createAudit } from './audit/index.ts';
import { createApp } from './app.ts';
import { createKernel, upload } from './bpm/index.ts';
import { createCalendar } from './calendar/index.ts';
import { createChannels, renderMessage } from './channels/index.ts';
import { AdjustableClock } from './clock/adjustable-clock.ts';
import { clockEndpoints } from './clock/clock-endpoints.ts';
import { restoreClock } from './clock/clock-setting.ts';
import type { Config } from './config.ts';
import { createEngine } from './create-engine.ts';
import { createVault, readDataKey, withOpenPhone } from './crypto/index.ts';
import type { Database } from './db/database.ts';
import { openDatabase } from './db/open-database.ts';
import { healthEndpoint } from './http/health.ts';
import { Metrics } from './http/metrics.ts';
import { createIdentity } from './modules/identity/index.ts';
import { createReportCaseModule, reportEndpoints } from './modules/report/index.ts';
import { applicationGauges, healthChecks } from './operation-figures.ts';

export type Services = Awaited<ReturnType<typeof compose>>;

export interface ComposeOptions {
  /** Opened for these services alone, which close it; by the configuration when left out. */
  readonly database?: Database;
  readonly clock?: Clock;
  /** Folder with `bpmn`, `forms` and `workers/src`; the repository when left out. */
  readonly modelRoot?: string;
}

/** Opens the database and puts the parts of the server together; nothing runs before `start`. */
export async function compose(config: Config, logger: Logger, options: ComposeOptions = {}) {
  const { modelRoot = config.root } = options;
  const database = options.database ?? openDatabase(config.databaseUrl);
  await database.migrate();
  const clock = options.clock ?? (config.CLOCK === 'virtual' ? new AdjustableClock() : systemClock);
  if (clock instanceof AdjustableClock) await restoreClock(clock, database);
  const base = await basicServices(config, logger, database, clock);
  const { engine, kernel, identity, calendar, audit, channels } = base;
  const workers = await loadWorkers(join(modelRoot, 'workers', 'src'));
  const runner = new WorkerRunner({
    engine,
    workers,
    concurrency: config.WORKER_CONCURRENCY,
    createContext: kernel.jobContext,
    onFailure: (job, error) => logger.warn({ err: error, job: job.key, type: job.type }, 'worker failed'),
    onError: (error) => logger.error({ err: error }, 'handing out jobs failed'),
  });
  const report = reportModule(base, config);
  kernel.registerModule(report.module);
  const health = healthEndpoint(healthChecks({ database, clock, engine, workers: workers.size }));
  const endpoints = [
    health,
    ...identity.endpoints,
    ...audit.endpoints,
    ...calendar.endpoints,
    ...channels.endpoints,
    ...kernel.endpoints,
    ...report.endpoints,
    ...(clock instanceof AdjustableClock ? clockEndpoints(clock, database) : []),
  ];
  const metrics = new Metrics(() => applicationGauges(database, clock));
  const isWeb = config.SAFEFLOW_ROLE !== 'worker';
  const served = isWeb ? endpoints : [health];
  const app = createApp({ config, logger, endpoints: served, gatekeeper: identity.gatekeeper, metrics, isWeb });
  return { ...base, modelRoot, runner, workers, app, endpoints };
}

async function basicServices(config: Config, logger: Logger, database: Database, clock: Clock) {
  const audit = createAudit({ database, clock });
  const identity = createIdentity({ database, clock, config, logger, audit });
  const calendar = createCalendar({ database, audit, logger });
  const channels = createChannels({ database, clock, config });
  const vault = createVault(readDataKey(config));
  const engine = await createEngine({ config, logger, database, clock });
  const kernel = createKernel({
    ...{ database, engine, audit, clock, config, logger, renderMessage },
    channels: { ...channels, sms: withOpenPhone(channels.sms, vault) },
    directory: identity.directory,
    calendar: calendar.calendar,
  });
  return { config, logger, database, clock, audit, identity, calendar, channels, engine, kernel, vault };
}

type Base = Awaited<ReturnType<typeof basicServices>>;

function reportModule({ database, identity, clock, engine, audit, calendar, kernel, vault }: Base, config: Config) {
  const needs = { database, directory: identity.directory, calendar: calendar.calendar, vault, root: config.root };
  const module = createReportCaseModule(needs);
  const endpoints = reportEndpoints({
    ...{ ...needs, clock, engine, audit, config, module },
    captchas: identity.captchas,
    kernel: {
      openCase: (tx, input) => kernel.openCase(tx, input),
      publicProgress: (caseId) => kernel.publicProgress(caseId),
      receiveFile: (request, response, owner) => upload(kernel.files, request, response, owner),
    },
  });
  return { module, endpoints };
}

/** Deploys the models, then lets timers run, and in a process for them jobs, outbox and clean-up. */
export async function startServices({
  config,
  modelRoot,
  workers,
  logger,
  calendar,
  kernel,
  engine,
  runner,
  identity,
}: Services): Promise<void> {
  await calendar.start();
  for (const problem of await kernel.deploy(modelRoot, new Set(workers.keys()))) {
    logger.error(problem, `${problem.file}: ${problem.element || '-'}: ${problem.rule}: ${problem.message}`);
  }
  await engine.start();
  if (config.SAFEFLOW_ROLE !== 'web') {
    runner.start();
    await kernel.start();
  }
  identity.start();
}

/** Stops taking work, waits for what is in hand, and closes the database. */
export async function stopServices({ calendar, kernel, engine, runner, identity, database }: Services): Promise<void> {
  identity.stop();
  calendar.stop();
  await runner.stop();
  await engine.stop();
  await kernel.stop();
  await database.close();
}
