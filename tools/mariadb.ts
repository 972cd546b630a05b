import { databaseUrl, startMariadb, stopMariadb } from './database/mariadb-server.ts';

const usage = 'Expected "up", "down" or "url", for example: npm run mariadb -- up';

try {
  switch (process.argv[2]) {
    case 'up':
      console.log(await startMariadb());
      break;
    case 'down':
      await stopMariadb();
      break;
    case 'url':
      console.log(databaseUrl());
      break;
    default:
      throw new Error(usage);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
