import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { stopAll } from '../engines/engine-set.ts';
import { startOperaton } from '../engines/operaton.ts';
import { startZeebe } from '../engines/zeebe.ts';

/** Runs a benchmark beside fresh servers, Operaton on MariaDB and Zeebe with one broker, and ends them after it. */
export async function withEngineServers<Result>(run: () => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'safeflow-bench-engines-'));
  try {
    const { url, mariadb } = await startOperaton(join(folder, 'operaton'));
    if (mariadb) await makeDurable(mariadb.url);
    const { brokers, redis } = await startZeebe(join(folder, 'zeebe'));
    process.env.OPERATON_URL = url;
    process.env.ZEEBE_ADDRESS = brokers[0]?.address;
    process.env.ZEEBE_REDIS_URL = redis.url;
    return await run();
  } finally {
    await stopAll(folder);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Every commit reaches the disk, as it does with the embedded engine and with Zeebe. */
async function makeDurable(url: string): Promise<void> {
  const connection = await createConnection(url);
  await connection.query('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
  await connection.end();
}
