import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { pino } from 'pino';
import { createEmbeddedEngine, loadWorkers, VirtualClock, WorkerRunner } from '@safeflow/engine';
import { createAudit } from '../../../audit/index.ts';
import { createKernel, upload, type SmsIntent } from '../../../bpm/index.ts';
import { createCalendar } from '../../../calendar/index.ts';
import { readConfig } from '../../../config.ts';
import { createVault, readDataKey } from '../../../crypto/index.ts';
import { problemHandler } from '../../../http/problem-handler.ts';
import { register } from '../../../http/register.ts';
import { createTestDatabase } from '../../../testing/test-database.ts';
import { createIdentity } from '../../identity/index.ts';
import { createReportCaseModule, reportEndpoints } from '../index.ts';
import { PASSWORD, seedOrganisation } from './seed-organisation.ts';

/** A Monday morning in China. */
const START = Date.parse('2026-03-02T01:00:00Z');

export type Application = Awaited<ReturnType<typeof bootApplication>>;

/** Boots the real core small: identity, kernel, engine, workers and the report module over HTTP, on a clock that specs move. */
export async function bootApplication() {
  const { database, remove } = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'safeflow-report-'));
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: dataDir, UPLOAD_MAX_MB: '1' });
  const clock = new VirtualClock(START);
  const logger = pino({ level: 'silent' });
  const audit = createAudit({ database, clock });
  const identity = createIdentity({ database, clock, config, logger, audit });
  await seedOrganisation(database, await identity.hasher.hash(PASSWORD), clock.now());
  const engine = createEmbeddedEngine({ database, clock });
  const { calendar } = createCalendar({ database, audit, logger });
  const vault = createVault(readDataKey(config));
  const sent: SmsIntent[] = [];
  const shared = { database, clock, engine, audit, calendar, config, logger, directory: identity.directory };
  const kernel = createKernel({
    ...shared,
    channels: {
      sms: { send: async (intent) => void sent.push({ ...intent, phone: vault.open(intent.phone) }) },
      mail: { send: async () => undefined },
    },
    renderMessage: (template, values) => ({ title: template, text: JSON.stringify(values) }),
  });
  const module = createReportCaseModule({ ...shared, vault, root: config.root });
  kernel.registerModule(module);
  const workers = await loadWorkers(join(config.root, 'workers/src'));
  const problems = await kernel.deploy(config.root, new Set(workers.keys()));
  const failures: unknown[] = [];
  const runner = new WorkerRunner({
    engine,
    workers,
    createContext: kernel.jobContext,
    onFailure: (_job, error) => failures.push(error),
  });
  runner.start();
  const receiveFile = (
    ...[request, response, owner]: Parameters<Parameters<typeof reportEndpoints>[0]['kernel']['receiveFile']>
  ) => upload(kernel.files, request, response, owner);
  const report = reportEndpoints({
    ...shared,
    ...{ vault, module, root: config.root, captchas: identity.captchas },
    kernel: { openCase: kernel.openCase, receiveFile },
  });
  const app = express().use(express.json());
  register(app, [...identity.endpoints, ...kernel.endpoints, ...report], identity.gatekeeper);
  const server = createServer(app.use(problemHandler(logger)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...{ database, clock, engine, kernel, runner, audit, vault, sent, failures, problems, server },
    async stop() {
      await runner.stop();
      await new Promise((resolve) => server.close(resolve));
      await remove();
      rmSync(dataDir, { recursive: true });
    },
  };
}
