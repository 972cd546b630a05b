import { mysqlRemoteTables, sqliteRemoteTables } from '../remote/tables.ts';
import { mysqlDecisionTables, sqliteDecisionTables } from './decision-tables.ts';
import { mysqlTables } from './mysql-tables.ts';
import { sqliteTables } from './sqlite-tables.ts';

/** One change of the engine's tables; the application runs them in order, each once. */
export interface EngineMigration {
  readonly name: string;
  readonly statements: Readonly<Record<'sqlite' | 'mysql', readonly string[]>>;
}

export const engineMigrations: readonly EngineMigration[] = [
  { name: '2026-11-22-engine-tables', statements: { sqlite: sqliteTables, mysql: mysqlTables } },
  { name: '2026-11-22-engine-decisions', statements: { sqlite: sqliteDecisionTables, mysql: mysqlDecisionTables } },
  { name: '2026-11-25-engine-remote', statements: { sqlite: sqliteRemoteTables, mysql: mysqlRemoteTables } },
];
