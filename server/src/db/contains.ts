import { sql, type Expression, type SqlBool } from 'kysely';

/** Whether a column contains a text; `%` and `_` in it mean themselves. */
export function contains(column: string, text: string): Expression<SqlBool> {
  const pattern = `%${text.replace(/[!%_]/g, '!$&')}%`;
  return sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '!'`;
}
