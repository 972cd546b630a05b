import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { readConfig } from '../config.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open-database.ts';

export interface TestDatabase {
  readonly database: Database;
  readonly url: string;
  /** Closes it and removes its data. */
  readonly remove: () => Promise<void>;
}

/**
 * An empty, migrated database for one specification: a SQLite file of its own, or, where DATABASE_URL names a MySQL or
 * MariaDB server, a new database there.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { databaseUrl } = readConfig();
  const place = databaseUrl.startsWith('sqlite:') ? temporaryFile() : await temporarySchema(databaseUrl);
  const database = openDatabase(place.url);
  await database.migrate();
  return {
    database,
    url: place.url,
    async remove() {
      await database.close();
      await place.remove();
    },
  };
}

function temporaryFile() {
  const directory = mkdtempSync(join(tmpdir(), 'safeflow-spec-'));
  return { url: `sqlite:${join(directory, 'spec.db')}`, remove: async () => rmSync(directory, { recursive: true }) };
}

async function temporarySchema(server: string) {
  const name = `spec_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(server.replace(/^mariadb:/, 'mysql:'));
  await run(url, `create database ${name} character set utf8mb4 collate utf8mb4_bin`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, remove: () => run(url, `drop database ${name}`) };
}

async function run(url: URL, sql: string): Promise<void> {
  const connection = await createConnection(url.href);
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}
