import type { Database } from './database.ts';
import { openMysql } from './mysql-database.ts';
import type { Flush } from './sqlite-connection.ts';
import { openSqlite } from './sqlite-database.ts';

/** Opens what a URL names: `sqlite:<file>` or `mysql://user:password@host:port/database`; `flush` counts on SQLite only. */
export function openDatabase(url: string, flush?: Flush): Database {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length), flush);
  if (/^(mysql|mariadb):\/\//.test(url)) return openMysql(url.replace(/^mariadb:/, 'mysql:'));
  throw new Error(`Expected DATABASE_URL to begin with "sqlite:" or "mysql://", but got "${url.split(':')[0]}:…".`);
}
