import { join } from 'node:path';

export type OperatonDatabase = 'h2' | 'mariadb';

/** Starts what the database needs and tells the settings under which Operaton finds it. */
export async function operatonDatabase(folder: string, database: OperatonDatabase): Promise<Record<string, string>> {
  if (database === 'mariadb') throw new Error('soon');
  return {
    SPRING_DATASOURCE_URL: `jdbc:h2:file:${join(folder, 'h2', 'operaton')};DB_CLOSE_ON_EXIT=FALSE`,
    SPRING_DATASOURCE_USERNAME: 'sa',
    SPRING_DATASOURCE_PASSWORD: '',
  };
}
