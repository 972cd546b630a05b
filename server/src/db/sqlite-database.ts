import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import type { SqlValue } from '@safeflow/engine';
import type { Database, Tx } from './database.ts';
import { GroupCommit } from './group-commit.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';
import { type Flush, SqliteConnection } from './sqlite-connection.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

/** Opens a SQLite file in WAL mode: one writer whose commits are grouped, one reader that never waits for it. */
export function openSqlite(file: string, flush: Flush = 'commit'): Database {
  mkdirSync(dirname(file), { recursive: true });
  const writer = new SqliteConnection(file, { readOnly: false, flush });
  const reader = new SqliteConnection(file, { readOnly: true });
  const k = new Kysely<Schema>({ dialect: sqliteDialect(writer) });
  const read = new Kysely<Schema>({ dialect: sqliteDialect(reader) });
  const commits = new GroupCommit(writer);
  const open = new AsyncLocalStorage<true>();

  async function transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    if (open.getStore()) throw new Error('Expected no open transaction, but one was opened inside another.');
    let after: (() => void)[] = [];
    const result = await commits.submit(() => {
      after = [];
      return open.run(true, () => work(sqliteTransaction(writer, k, after)));
    });
    for (const callback of after) callback();
    return result;
  }

  return {
    dialect: 'sqlite',
    read,
    transaction,
    migrate: () => migrate(k),
    async close() {
      await commits.idle();
      reader.close();
      writer.close();
    },
  };
}

function sqliteTransaction(writer: SqliteConnection, k: Kysely<Schema>, after: (() => void)[]): Tx {
  return {
    dialect: 'sqlite',
    k,
    async all<Row>(sql: string, parameters: readonly SqlValue[] = []) {
      return writer.all(sql, parameters) as Row[];
    },
    async run(sql, parameters = []) {
      return writer.run(sql, parameters).changes;
    },
    afterCommit(work) {
      after.push(work);
    },
  };
}
