import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';

export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Creates an empty database beside the one named by a mysql:// URL, for one test file alone. */
export async function createFreshDatabase(serverUrl: string): Promise<FreshDatabase> {
  const name = `safeflow_test_${randomBytes(6).toString('hex')}`;
  await execute(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(serverUrl, `DROP DATABASE ${name}`) };
}

async function execute(serverUrl: string, statement: string): Promise<void> {
  const connection = await createConnection(serverUrl);
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
