import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { startMariadbIn, type Mariadb } from './mariadb.ts';

/** Environment under which Spring finds Operaton's tables. */
type DataSource = Record<`SPRING_DATASOURCE_${string}`, string>;

/** A file that H2 keeps inside Operaton's process: starts sooner, for tests that do not look at the database. */
export function h2DataSource(folder: string): DataSource {
  return {
    SPRING_DATASOURCE_URL: `jdbc:h2:file:${join(folder, 'h2', 'operaton')};DB_CLOSE_ON_EXIT=FALSE`,
    SPRING_DATASOURCE_USERNAME: 'sa',
    SPRING_DATASOURCE_PASSWORD: '',
  };
}

/** A private MariaDB below this folder with a database for Operaton. */
export async function startOperatonMariadb(folder: string): Promise<Mariadb> {
  const mariadb = await startMariadbIn(join(folder, 'mariadb'));
  const connection = await createConnection(mariadb.url);
  await connection.query('CREATE DATABASE IF NOT EXISTS operaton');
  await connection.end();
  return mariadb;
}

export function mariadbDataSource({ port, password }: Mariadb): DataSource {
  return {
    SPRING_DATASOURCE_URL: `jdbc:mariadb://127.0.0.1:${port}/operaton`,
    SPRING_DATASOURCE_USERNAME: 'safeflow',
    SPRING_DATASOURCE_PASSWORD: password,
  };
}
