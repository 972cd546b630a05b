import { VirtualClock } from '@safeflow/engine';
import { compose, type Services, stopServices } from '../compose.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open-database.ts';
import { ReportSeeding } from './reports/seed-reports.ts';
import { seedAccounts } from './seed-accounts.ts';

const DONE = 'demo.reports';
const HALF_YEAR = 182 * 86_400_000;

/**
 * Fills an installation without units with the demonstration: organisation and accounts, then reports of the past half year
 * that go through the real process on a clock set back. Done once; an interrupted run is taken up at the next start, where
 * reports begun before stay as they are. Call it before the services start. Tells whether the demonstration's accounts are there.
 */
export async function seedDemo({ config, logger, database, identity, clock }: Services): Promise<boolean> {
  if (!(await seedAccounts(database, identity, clock.now()))) return false;
  if (config.DEMO_CASES === 0 || (await isDone(database))) return true;
  if (config.SAFEFLOW_ENGINE !== 'embedded') {
    logger.info(`demonstration cases were left out: the clock of ${config.SAFEFLOW_ENGINE} cannot be set back`);
    return true;
  }
  const startedAt = performance.now();
  const past = new VirtualClock(clock.now() - HALF_YEAR);
  // Nobody outside is told of what never happened.
  const simulated = { ...config, SMS_PROVIDER: 'simulator', MAIL_PROVIDER: 'simulator', CLOCK: 'system' } as const;
  // What a power cut takes back is made again at the next start.
  const quick = openDatabase(config.databaseUrl, 'checkpoint');
  const services = await compose(simulated, logger, { clock: past, database: quick });
  try {
    await services.calendar.start();
    const problems = await services.kernel.deploy(services.modelRoot, new Set(services.workers.keys()));
    if (problems.length > 0) {
      logger.warn({ problems }, 'models were refused: the reports of the demonstration are left for the next start');
      return true;
    }
    services.runner.start();
    await new ReportSeeding(services, past, config.DEMO_CASES).run(clock.now());
    await database.transaction((tx) =>
      tx.k
        .insertInto('setting')
        .values({ name: DONE, value: String(config.DEMO_CASES) })
        .execute(),
    );
  } finally {
    await stopServices(services);
  }
  logger.info(
    { cases: config.DEMO_CASES, milliseconds: Math.round(performance.now() - startedAt) },
    'demonstration written',
  );
  return true;
}

async function isDone(database: Database): Promise<boolean> {
  const row = await database.read.selectFrom('setting').select('value').where('name', '=', DONE).executeTakeFirst();
  return row !== undefined;
}
