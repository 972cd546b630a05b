import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

// Debian keeps the server outside the PATH of ordinary users.
const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];

/** Path of one of MariaDB's programs; throws when the server package is not installed. */
export function findMariadbProgram(name: string): string {
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error(`Expected the program "${name}", but it is not installed: apt-get install mariadb-server`);
  }
  return found;
}
