import { sql, type Kysely, type RawBuilder } from 'kysely';

/** Column types that mean the same on SQLite and on MySQL. */
export const columns = {
  /** A UUID or another key of at most 64 characters. */
  id: 'varchar(64)',
  /** Text that is indexed or compared, at most `length` characters. */
  text: (length: number) => `varchar(${length})` as const,
  /** UTC milliseconds, fen, counters. */
  integer: 'bigint',
  /** 0 or 1. */
  flag: 'smallint',
} as const;

/** The type for JSON and free text of any length, which the two databases name differently. */
export function longText(k: Kysely<never>): RawBuilder<unknown> {
  return isMysql(k) ? sql`longtext` : sql`text`;
}

export function isMysql(k: Kysely<never>): boolean {
  return k.getExecutor().adapter.constructor.name === 'MysqlAdapter';
}
