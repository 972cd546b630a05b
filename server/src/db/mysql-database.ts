import { setTimeout } from 'node:timers/promises';
import { CompiledQuery, Kysely, MysqlDialect, type Transaction } from 'kysely';
import { createPool } from 'mysql2';
import type { SqlValue } from '@safeflow/engine';
import type { Database, Tx } from './database.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';

/** Deadlock, lock wait time-out, and MariaDB's "record has changed since last read". */
const RETRIED = new Set([1213, 1205, 1020]);
const TRIES = 8;

/** Opens a pool to MySQL 8 or MariaDB 10.11 and later; a unit of work that loses a deadlock is run again. */
export function openMysql(url: string): Database {
  const pool = createPool({
    uri: url,
    connectionLimit: 16,
    charset: 'utf8mb4_bin',
    supportBigNumbers: true,
    timezone: 'Z',
  });
  const read = new Kysely<Schema>({ dialect: new MysqlDialect({ pool }) });

  async function transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      const after: (() => void)[] = [];
      try {
        const result = await read
          .transaction()
          .setIsolationLevel('read committed')
          .execute((trx) => work(mysqlTransaction(trx, after)));
        for (const callback of after) callback();
        return result;
      } catch (error) {
        if (attempt === TRIES || !RETRIED.has((error as { errno?: number }).errno ?? 0)) throw error;
        await setTimeout(Math.random() * 5 * 2 ** attempt);
      }
    }
  }

  return { dialect: 'mysql', read, transaction, migrate: () => migrate(read), close: () => read.destroy() };
}

function mysqlTransaction(trx: Transaction<Schema>, after: (() => void)[]): Tx {
  const execute = (sql: string, parameters: readonly SqlValue[] = []) =>
    trx.executeQuery(CompiledQuery.raw(sql, [...parameters]));
  return {
    dialect: 'mysql',
    k: trx,
    async all<Row>(sql: string, parameters?: readonly SqlValue[]) {
      return (await execute(sql, parameters)).rows as Row[];
    },
    async run(sql, parameters) {
      return Number((await execute(sql, parameters)).numAffectedRows ?? 0n);
    },
    afterCommit(work) {
      after.push(work);
    },
  };
}
